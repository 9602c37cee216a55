import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../actions/actor.ts'
import type { Log } from '../../kernel/log.ts'

/** Who asked, known once the token is read. */
export type ActorNotes = WeakMap<FastifyRequest, Actor>

/** One line when a request begins and one when its answer is out, or its client gone; both with the request's id. */
export function addRequestLog(app: FastifyInstance, log: Log, actors: ActorNotes): void {
  app.addHook('onRequest', (request, _reply, done) => {
    log.info('request.start', { request_id: request.id, method: request.method, route: routeOf(request) })
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const actor = actors.get(request)
    log.info('request.done', {
      request_id: request.id,
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 100) / 100,
      ...(actor ? { workspace_id: actor.workspaceId, actor_id: actor.userId } : {}),
    })
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    log.info('request.aborted', { request_id: request.id, method: request.method, route: routeOf(request) })
    done()
  })
}

/** The template of the address: the address itself may hold secrets or texts. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched'
}

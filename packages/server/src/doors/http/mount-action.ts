import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Action, Answer } from '../../actions/action.ts'
import type { Actor } from '../../actions/actor.ts'
import type { RequestInfo, Services } from '../../actions/ctx.ts'
import { AppError } from '../../kernel/app-error.ts'
import { apiPrefix } from './action-route.ts'
import type { CallLimits } from './call-limits.ts'
import { isLoopback } from './is-loopback.ts'
import { createInputReader } from './read-input.ts'
import type { RefreshCookie } from './refresh-cookie.ts'
import type { ActorNotes } from './request-log.ts'
import { createSerialiser } from './serialise-output.ts'

export interface ActionDoor {
  services: Services
  limits: CallLimits
  cookie: RefreshCookie
  actors: ActorNotes
}

/** Makes a route of an action. Nothing here knows a single action: its declaration says all there is to do. */
export function mountAction(app: FastifyInstance, action: Action, door: ActionDoor): void {
  const { services, limits, cookie, actors } = door
  const readInput = createInputReader(action)
  const serialise = createSerialiser(action)
  const read = (request: FastifyRequest) => {
    const input = readInput(request)
    return action.http.cookie === 'use' ? withCookie(input, request, door) : input
  }
  app.route({
    method: action.http.method,
    url: apiPrefix + action.http.path.replace(/\{(\w+)\}/g, ':$1'),
    handler: async (request, reply) => {
      const actor = action.permission === 'public' ? null : await findActor(request, services)
      if (actor !== null) actors.set(request, actor)
      limits.take(action, actor, request.ip)
      const answer = await action.call({
        actor,
        services,
        request: requestInfo(action, request),
        get signal() {
          return signalOf(reply)
        },
        read: () => read(request),
      })
      if (action.http.cookie !== undefined) setCookie(reply, action, answer, cookie)
      return send(reply, request, action, answer, serialise)
    },
  })
}

/** null without a valid token. The local token counts on this machine alone. */
async function findActor({ headers, ip }: FastifyRequest, { accounts }: Services): Promise<Actor | null> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return null
  const session = (isLoopback(ip) ? accounts.localToken.verify(token) : null) ?? accounts.tokens.verify(token)
  const workspace = headers['sqm-workspace']
  return session === null ? null : accounts.findActor(session, typeof workspace === 'string' ? workspace : null)
}

function requestInfo(action: Action, request: FastifyRequest): RequestInfo {
  const { id, ip, headers } = request
  const userAgent = (headers['user-agent'] ?? '').slice(0, 200)
  const info = { requestId: id, address: ip, origin: originOf(request), userAgent }
  const key = headers['idempotency-key']
  if (!action.http.idempotent || key === undefined) return info
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return { ...info, idempotencyKey: key }
  const message = 'Between 1 and 255 visible ASCII characters.'
  throw new AppError('input.invalid', {}, [{ path: 'Idempotency-Key', message }])
}

/** Aborted when the client goes before it has its answer. */
function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}

/** A cookie goes along whatever page makes the browser call, so that its use asks for a call from our own pages. */
function withCookie(input: Record<string, unknown>, request: FastifyRequest, { cookie, services }: ActionDoor) {
  const token = cookie.read(request.headers.cookie)
  if (input.refresh_token !== undefined || token === null) return input
  const { publicUrl } = services.config
  const own = publicUrl ? new URL(publicUrl).origin : originOf(request)
  if (request.headers.origin !== own) throw new AppError('auth.origin-refused')
  return { ...input, refresh_token: token }
}

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`
}

function setCookie(reply: FastifyReply, { http }: Action, { value }: Answer, cookie: RefreshCookie): void {
  if (http.cookie === 'clear') reply.header('set-cookie', cookie.clear())
  else if (hasRefreshToken(value)) reply.header('set-cookie', cookie.set(value.refresh_token))
}

function hasRefreshToken(value: unknown): value is { refresh_token: string } {
  return (
    typeof value === 'object' && value !== null && 'refresh_token' in value && typeof value.refresh_token === 'string'
  )
}

function send(
  reply: FastifyReply,
  request: FastifyRequest,
  { http }: Action,
  { value, etag, location, status, json }: Answer,
  serialise: (value: unknown) => string,
): FastifyReply {
  reply.status(status)
  // What has a tag may be kept, if its owner asks each time whether it still holds.
  if (etag === undefined) reply.header('cache-control', 'no-store')
  else reply.headers({ etag: `"${etag}"`, 'cache-control': 'private, no-cache', vary: 'authorization, sqm-workspace' })
  if (location !== undefined) reply.header('location', apiPrefix + location)
  if (etag !== undefined && http.method === 'GET' && isKnown(request.headers['if-none-match'], etag)) {
    return reply.status(304).send()
  }
  if (status === 204) return reply.send()
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(json === undefined ? serialise(value) : json())
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${etag}"`)
}

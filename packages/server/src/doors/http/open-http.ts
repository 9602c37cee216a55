import { STATUS_CODES } from 'node:http'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Action } from '../../actions/action.ts'
import type { Services } from '../../actions/ctx.ts'
import { AppError } from '../../kernel/app-error.ts'
import { apiPrefix } from './action-route.ts'
import { createCallLimits, type LimitSizes } from './call-limits.ts'
import { addDocs } from './docs.ts'
import { addHealth, type Lifecycle } from './health.ts'
import { addMetrics } from './metrics.ts'
import { type ActionDoor, mountAction } from './mount-action.ts'
import { problemType, sendProblem, toAppError, toProblemBody } from './problem.ts'
import { createRefreshCookie } from './refresh-cookie.ts'
import { requestIdFrom } from './request-id.ts'
import { type ActorNotes, addRequestLog, routeOf } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { serveWeb } from './serve-web.ts'
import { createTransportGuard } from './transport-guard.ts'

/** A text of 1 MB with room for what JSON adds to it. */
const bodyBytesMax = 1_500_000
/** Slower than that is not a request but an attack, or a machine that cannot cope. */
const timeouts = { requestTimeout: 60_000, keepAliveTimeout: 72_000, connectionTimeout: 0 }
const eventLoopDelayMsMax = 2_000

export interface HttpOptions {
  services: Services
  actions: readonly Action[]
  limits: LimitSizes
  lifecycle: Lifecycle
  /** Where the web interface is built; nothing need be there. */
  webFolder: string
  version: string
}

/** The HTTP door with everything that belongs to it, ready to listen. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { services, actions, lifecycle } = options
  const { config, log, clock } = services
  const app = Fastify({
    logger: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: bodyBytesMax,
    routerOptions: { maxParamLength: 200 },
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
    // What has begun is finished; new work on an open connection gets a 503 of ours.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    ...timeouts,
    clientErrorHandler(error, socket) {
      if (!socket.writable) return
      socket.end(rawProblem(isTooLarge(error) ? 'input.headers-too-large' : 'input.invalid'))
    },
    // An address that cannot be read never becomes a request: no hook has run yet.
    frameworkErrors(error, request, reply) {
      reply.headers({ ...securityHeaders({ isHttpsOnly: config.profile === 'strict' }), 'x-request-id': request.id })
      const known = toAppError(error, bodyBytesMax)
      const about = { request_id: request.id, method: request.method, route: 'unmatched' }
      log.info('request.start', about)
      log.info('request.done', { ...about, status: known.kind.status, error_code: known.code })
      sendProblem(reply, known, request.id)
    },
  })
  const actors: ActorNotes = new WeakMap()
  addRequestLog(app, log, actors)
  addErrors(app, services)
  addGuards(app, services)
  addMetrics(app, options.services.config.metricsToken)
  addHealth(app, services, lifecycle)
  addDocs(app, actions, options.version)
  readBodiesAsBytes(app)
  const door = {
    services,
    actors,
    limits: createCallLimits(options.limits, clock),
    cookie: createRefreshCookie({ isSecure: config.profile === 'strict' }),
  }
  await app.register((api) => mountActions(api, actions, door))
  await serveWeb(app, options.webFolder)
  return app
}

async function mountActions(api: FastifyInstance, actions: readonly Action[], door: ActionDoor): Promise<void> {
  await api.register(underPressure, {
    maxEventLoopDelay: eventLoopDelayMsMax,
    pressureHandler: () => {
      throw new AppError('server.overloaded')
    },
  })
  for (const action of actions) mountAction(api, action, door)
  for (const [path, allowed] of methodsByPath(actions)) refuseOtherMethods(api, path, allowed)
}

/** The headers of every answer, the id of the request, and what must not be answered at all. */
function addGuards(app: FastifyInstance, { config }: Services): void {
  const headers = securityHeaders({ isHttpsOnly: config.profile === 'strict' })
  const checkTransport = createTransportGuard(config)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id)
    // Probes and scrapers come by address, from inside, and learn nothing.
    if (!isOperational(request.url)) checkTransport(request)
    done()
  })
}

function isOperational(url: string): boolean {
  return /^\/(livez|readyz|startupz|healthz|metrics)$/.test(url)
}

function addErrors(app: FastifyInstance, { log }: Services): void {
  app.setErrorHandler((error, request, reply) => {
    const known = toAppError(error, bodyBytesMax)
    if (known.kind.status >= 500) {
      log.error('request.failed', {
        request_id: request.id,
        route: routeOf(request),
        error_code: known.code,
        error: known,
      })
    }
    return sendProblem(reply, known, request.id)
  })
}

/** Bodies are read as JSON only when the action asks for them: who may not do a thing learns nothing from its input. */
function readBodiesAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

const allMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function methodsByPath(actions: readonly Action[]): Map<string, Set<string>> {
  const byPath = new Map<string, Set<string>>()
  for (const { http } of actions) {
    const methods = byPath.get(http.path) ?? new Set()
    byPath.set(http.path, methods.add(http.method))
    if (http.method === 'GET') methods.add('HEAD')
  }
  return byPath
}

function refuseOtherMethods(app: FastifyInstance, path: string, allowed: ReadonlySet<string>): void {
  app.route({
    method: allMethods.filter((method) => !allowed.has(method)),
    url: apiPrefix + path.replace(/\{(\w+)\}/g, ':$1'),
    handler: async (_request, reply) => {
      reply.header('allow', [...allowed].join(', '))
      throw new AppError('route.method')
    },
  })
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'HPE_HEADER_OVERFLOW'
}

/** For what is no HTTP at all, where there is no reply to speak of. */
function rawProblem(code: 'input.invalid' | 'input.headers-too-large'): string {
  const error = new AppError(code)
  const requestId = requestIdFrom(undefined)
  const body = JSON.stringify(toProblemBody(error, requestId))
  const { status } = error.kind
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}

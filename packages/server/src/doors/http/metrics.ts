import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { AppError } from '../../kernel/app-error.ts'
import type { Secret } from '../../kernel/secret.ts'
import { isLoopback } from './is-loopback.ts'
import { routeOf } from './request-log.ts'

/** Seconds. Labels are route templates, methods and statuses alone: their number is bounded by the list of actions. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Counts every request, and shows it at `/metrics` in the text format of Prometheus: to loopback, or for the token. */
export function addMetrics(app: FastifyInstance, token: Secret | null): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    durations.labels(request.method, routeOf(request), String(reply.statusCode)).observe(reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', async (request, reply) => {
    const isAllowed =
      isLoopback(request.ip) ||
      (token !== null && isSame(request.headers.authorization ?? '', `Bearer ${token.reveal()}`))
    if (!isAllowed) throw new AppError('auth.required')
    return reply
      .headers({ 'content-type': registry.contentType, 'cache-control': 'no-store' })
      .send(await registry.metrics())
  })
}

function isSame(given: string, wanted: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(wanted)
  return left.length === right.length && timingSafeEqual(left, right)
}

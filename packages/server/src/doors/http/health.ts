import type { FastifyInstance } from 'fastify'
import type { Services } from '../../actions/ctx.ts'

/** How long a look at the store counts; probes of many watchers cost one look. */
const storeCheckMs = 1_000

export interface Lifecycle {
  /** From the signal to stop on: finish what runs, take no more. */
  isStopping: boolean
}

/**
 * `/livez` (and `/healthz`): this process answers, whatever it depends on. `/readyz`: the store works and nobody asked us to
 * stop. `/startupz`: the server is up. Nothing of what they say is secret.
 */
export function addHealth(
  app: FastifyInstance,
  services: Pick<Services, 'store' | 'clock'>,
  lifecycle: Lifecycle,
): void {
  const isStoreUp = createStoreCheck(services)
  for (const path of ['/livez', '/healthz', '/startupz']) {
    app.get(path, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  }
  app.get('/readyz', async (_request, reply) => {
    const checks = { store: (await isStoreUp()) ? 'ok' : 'down', stopping: lifecycle.isStopping }
    const isReady = checks.store === 'ok' && !lifecycle.isStopping
    return reply
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ok' : 'unavailable', checks })
  })
}

function createStoreCheck({ store, clock }: Pick<Services, 'store' | 'clock'>): () => Promise<boolean> {
  let last: { atMs: number; isUp: Promise<boolean> } | undefined
  return () => {
    const now = clock.now()
    if (last === undefined || Math.abs(now - last.atMs) >= storeCheckMs) {
      const isUp = store.check().then(
        () => true,
        () => false,
      )
      last = { atMs: now, isUp }
    }
    return last.isUp
  }
}

import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { AppError } from '../../kernel/app-error.ts'
import { silentLog } from '../../kernel/log.ts'
import { openStore } from '../../store/open-store.ts'
import { addHealth } from './health.ts'

async function createProbes() {
  let now = 1_000_000
  let checks = 0
  let isDown = false
  const clock = { now: () => now }
  const store = await openStore({ dataDir: ':memory:', log: silentLog, clock })
  const failing = {
    ...store,
    check: async () => {
      checks++
      if (isDown) throw new AppError('store.unavailable')
      await store.check()
    },
  }
  const lifecycle = { isStopping: false }
  const app = Fastify()
  addHealth(app, { store: failing, clock }, lifecycle)
  return {
    lifecycle,
    statusOf: async (url: string) => (await app.inject(url)).statusCode,
    loseStore: (is: boolean) => {
      isDown = is
    },
    pass: (ms: number) => {
      now += ms
    },
    countChecks: () => checks,
  }
}

test('a lost store makes a server unready, not dead; it recovers by itself', async () => {
  const { statusOf, loseStore, pass } = await createProbes()
  loseStore(true)
  expect(await statusOf('/readyz')).toBe(503)
  for (const path of ['/livez', '/healthz', '/startupz']) expect(await statusOf(path)).toBe(200)
  loseStore(false)
  pass(1_000)
  expect(await statusOf('/readyz')).toBe(200)
})

test('a server that is stopping is not ready any more', async () => {
  const { statusOf, lifecycle } = await createProbes()
  expect(await statusOf('/readyz')).toBe(200)
  lifecycle.isStopping = true
  expect(await statusOf('/readyz')).toBe(503)
  expect(await statusOf('/livez')).toBe(200)
})

test('many probes cost one look at the store a second', async () => {
  const { statusOf, countChecks, pass } = await createProbes()
  await Promise.all(Array.from({ length: 20 }, () => statusOf('/readyz')))
  expect(countChecks()).toBe(1)
  pass(1_000)
  await statusOf('/readyz')
  expect(countChecks()).toBe(2)
})

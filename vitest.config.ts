import { defineConfig } from 'vitest/config'
import { findPostgres } from './tests/databases/find-postgres.ts'

const store = 'packages/server/src/store'

/** Tests of PostgreSQL alone. */
const onlyOnPostgres = [`${store}/postgres/**/*.test.ts`, 'tests/faults/postgres-*.test.ts']

/** Tests that hold on both stores: what opens one for them looks at the name of the project. */
const onBothStores = [
  `${store}/identity.test.ts`,
  `${store}/statements.test.ts`,
  `${store}/{repositories,writes}/*.test.ts`,
  'tests/api/*.test.ts',
  'tests/identity/*.test.ts',
]

export default defineConfig(async () => {
  const postgresUrl = await findPostgres()
  const everywhere = { testTimeout: 60_000, hookTimeout: 60_000 }
  const first = {
    test: {
      ...everywhere,
      name: 'sqlite',
      include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
      exclude: onlyOnPostgres,
      provide: { postgresUrl: null },
    },
  }
  const second = {
    test: {
      ...everywhere,
      name: 'postgres',
      include: [...onlyOnPostgres, ...onBothStores],
      provide: { postgresUrl },
    },
  }
  return { test: { maxWorkers: 2, projects: postgresUrl === null ? [first] : [first, second] } }
})

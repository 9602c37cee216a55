import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../../packages/server/src/kernel/clock.ts'
import type { Config } from '../../packages/server/src/kernel/config.ts'
import { createLog } from '../../packages/server/src/kernel/log.ts'
import { Secret } from '../../packages/server/src/kernel/secret.ts'
import { type RunningServer, type ServerParts, startServer } from '../../packages/server/src/main.ts'
import { createTestDatabase, isOnPostgres } from '../../packages/server/src/store/fixtures/test-database.ts'
import { testDatabase } from '../../packages/server/src/store/fixtures/test-stores.ts'
import { ApiClient } from './api-client.ts'

export interface TestServer extends RunningServer {
  client: ApiClient
  /** Everything logged so far, line by line. */
  logLines: string[]
  /** Moves the server's clock, in milliseconds. */
  passTime(ms: number): void
  config: Config
}

export function testConfig(changes: Partial<Config> = {}): Config {
  return {
    profile: 'local',
    isProduction: false,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    trustedProxies: [],
    dataDir: ':memory:',
    database: null,
    cacheDir: fileURLToPath(new URL('../../.cache', import.meta.url)),
    secretKey: new Secret(randomBytes(32).toString('base64')),
    previousSecretKey: null,
    metricsToken: null,
    registration: 'open',
    logLevel: 'info',
    ttl: { accessTokenS: 1800, refreshTokenS: 2_592_000, invitationS: 604_800, openLinkS: 900, resetLinkS: 1800 },
    ...changes,
  }
}

/**
 * The real server on a free port, with a clock that tests can move. Its store is in memory, or in a database of its own where
 * the tests run on PostgreSQL.
 */
export async function startTestServer(changes: Partial<Config> = {}, parts: ServerParts = {}): Promise<TestServer> {
  let aheadMs = 0
  const clock: Clock = { now: () => Date.now() + aheadMs }
  const logLines: string[] = []
  const destination = { write: (line: string) => logLines.push(...line.split('\n').filter((part) => part !== '')) }
  const database = isOnPostgres ? await createTestDatabase() : null
  const config = testConfig({ database: database && { url: database.url, ...testDatabase }, ...changes })
  const log = createLog({ level: 'info', version: 'test', destination })
  const server = await startServer(config, { clock, log, webFolder: '/nowhere', ...parts })
  return {
    ...server,
    client: new ApiClient(server.url),
    logLines,
    config,
    close: async () => {
      await server.close()
      await database?.drop()
    },
    passTime: (ms) => {
      aheadMs += ms
    },
  }
}

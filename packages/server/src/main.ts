import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { createAccounts } from './actions/accounts.ts'
import type { Action } from './actions/action.ts'
import { createAnalyzer } from './actions/analyzer.ts'
import { makeResetLink } from './actions/auth/make-reset-link.ts'
import { openUrl } from './actions/auth/open-link.ts'
import { type LocalAccess, prepareBootstrap, prepareLocalUser } from './actions/auth/prepare-first-user.ts'
import type { Services } from './actions/ctx.ts'
import { actions } from './actions/index.ts'
import { type LimitSizes, limitSizes } from './doors/http/call-limits.ts'
import { openHttp } from './doors/http/open-http.ts'
import { type TrackedSockets, trackSockets } from './doors/http/track-sockets.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { type Config, configExitCode, loadConfig, type Profile } from './kernel/config.ts'
import { createLog, type Log, silentLog } from './kernel/log.ts'
import { Secret } from './kernel/secret.ts'
import { ensureSecretKey, removeSecretFile, writeSecretFile } from './kernel/secret-files.ts'
import { StartError } from './kernel/start-error.ts'
import { version } from './kernel/version.ts'
import { openStore } from './store/open-store.ts'

export interface RunningServer {
  /** Where it listens, without a slash at the end. */
  url: string
  /** How people get in; for the terminal, never for the log. */
  entry: Entry
  /** Says "not ready", finishes what runs, closes the store. */
  close(): Promise<void>
}

/** Local: the address of a one-time link. Strict: the file with the token of the first user, or nothing. */
export type Entry =
  | { kind: 'link'; url: string; token: string }
  | { kind: 'bootstrap'; path: string }
  | { kind: 'sign-in' }

/** What tests and benches put in the place of the usual, or add to it. */
export interface ServerParts {
  clock?: Clock
  log?: Log
  moreActions?: readonly Action[]
  limits?: LimitSizes
  webFolder?: string
}

interface DoorParts {
  services: Services
  parts: ServerParts
}

/** How long a balancer may need to see that this server is not ready any more. */
const drainMs: Readonly<Record<Profile, number>> = { local: 0, strict: 1_000 }
/** Requests that are not done by then are cut off. */
const finishMs = 10_000
const sweepMs = 50

/** Opens the store and all above it, and listens. Throws `StartError`, and what the system says of the address. */
export async function startServer(config: Config, parts: ServerParts = {}): Promise<RunningServer> {
  const clock = parts.clock ?? systemClock
  const log = parts.log ?? createLog({ level: config.logLevel, version })
  const secretKey = config.secretKey ?? ensureSecretKey(config.dataDir)
  const store = await openStore({ dataDir: config.dataDir, database: config.database, log, clock })
  const accounts = createAccounts({ store, clock, config, secretKey })
  const services: Services = { store, analyzer: createAnalyzer(), accounts, config, clock, log }
  try {
    return await openDoor({ services, parts })
  } catch (error) {
    // What stays open would keep the process alive, and the data folder locked.
    await closeServices(services)
    throw error
  }
}

async function openDoor({ services, parts }: DoorParts): Promise<RunningServer> {
  const { config, log } = services
  const lifecycle = { isStopping: false }
  const app = await openHttp({
    services,
    lifecycle,
    version,
    actions: [...actions, ...(parts.moreActions ?? [])],
    limits: parts.limits ?? limitSizes[config.profile],
    webFolder: parts.webFolder ?? fileURLToPath(new URL('../../web/dist', import.meta.url)),
  })
  const sockets = trackSockets(app.server)
  const local = config.profile === 'local' ? await prepareLocalUser(services) : null
  const bootstrapPath = local === null ? await prepareBootstrap(services) : null
  const url = await app.listen({ host: config.host, port: config.port })
  if (local !== null) keepLocalToken(config, url, local)
  log.info('server.started')
  return {
    url,
    entry: toEntry(config.publicUrl ?? url, local, bootstrapPath),
    async close() {
      lifecycle.isStopping = true
      log.info('server.stopping')
      await wait(drainMs[config.profile])
      await closeDoor(app, sockets)
      if (local !== null) removeSecretFile(localTokenPath(config))
      await closeServices(services)
      log.info('server.stopped')
    },
  }
}

async function closeServices({ analyzer, store }: Services): Promise<void> {
  await analyzer.close()
  await store.close()
}

/** Takes no more connections, and ends those that there are as soon as they have nothing more to do. */
async function closeDoor(app: FastifyInstance, sockets: TrackedSockets): Promise<void> {
  sockets.endSilent()
  const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs)
  const cut = setTimeout(() => app.server.closeAllConnections(), finishMs)
  await app.close()
  clearInterval(sweep)
  clearTimeout(cut)
}

/** Runs a server in this process until a signal ends it; resolves to the exit code. People read standard error. */
export async function runServer(options: { profile?: Profile } = {}): Promise<number> {
  const config = loadConfigAloud(options)
  if (config === null) return configExitCode
  try {
    const ending = nextSignal()
    const server = await startServer(config)
    say(greeting(server))
    await ending
    await server.close()
    return 0
  } catch (error) {
    if (!(error instanceof StartError) && !isAddressFault(error)) throw error
    say(error.message)
    return 1
  }
}

/**
 * Opens the store for a moment and prints the address where the user of this e-mail sets a new password; resolves to
 * the exit code. On SQLite it needs the data folder for itself: not while a server runs on it.
 */
export async function printResetLink(email: string): Promise<number> {
  const config = loadConfigAloud()
  if (config === null) return configExitCode
  try {
    const { dataDir, database } = config
    const store = await openStore({ dataDir, database, log: silentLog, clock: systemClock })
    const link = await makeResetLink({ store, clock: systemClock, config }, email)
    await store.close()
    if (link === null) {
      say(`There is no user ${email}`)
      return 1
    }
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`
    process.stdout.write(`${base}/reset#token=${link.token}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    say(error.message)
    return 1
  }
}

/** null after saying everything that is wrong with the settings. */
function loadConfigAloud(options: { profile?: Profile } = {}): Config | null {
  const loaded = loadConfig(options)
  if (loaded.ok) return loaded.config
  for (const { setting, message } of loaded.problems) say(`${setting} ${message}`)
  return null
}

/** The first SIGTERM or SIGINT; a second one ends the process at once, as it does without a handler. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

function isAddressFault(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}

function toEntry(base: string, local: LocalAccess | null, bootstrapPath: string | null): Entry {
  if (local !== null) return { kind: 'link', url: openUrl(base, local.openToken), token: local.token }
  return bootstrapPath === null ? { kind: 'sign-in' } : { kind: 'bootstrap', path: bootstrapPath }
}

function greeting({ url, entry }: RunningServer): string {
  const lines = [`SQL Query Manager listens on ${url}`]
  if (entry.kind === 'link') lines.push(`Open it with this link, which works once: ${entry.url}`)
  if (entry.kind === 'bootstrap') lines.push(`Register the first user with the token in ${entry.path}`)
  return lines.join('\n')
}

/** For commands on this machine. A store in memory has no folder to leave it in. */
function keepLocalToken(config: Config, url: string, { token }: LocalAccess): void {
  if (config.dataDir === ':memory:') return
  writeSecretFile(localTokenPath(config), new Secret(JSON.stringify({ url, token })))
}

function localTokenPath({ dataDir }: Config): string {
  return join(dataDir, 'local-token')
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

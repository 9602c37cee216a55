import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { judgeSecretKey, Secret } from './secret.ts'

/** `strict` where others can reach the server or `NODE_ENV` is `production`; `local` else. The store has no say in it. */
export type Profile = 'local' | 'strict'

export interface Config {
  profile: Profile
  isProduction: boolean
  host: string
  port: number
  /** Without a slash at the end; null where the address of the request has to do. */
  publicUrl: string | null
  /** Addresses and CIDR ranges whose `X-Forwarded-*` headers are believed. */
  trustedProxies: readonly string[]
  dataDir: string
  cacheDir: string
  /** The PostgreSQL database that holds everything; null: SQLite in the data folder. */
  database: {
    url: Secret
    /** Connections: so many stay open, so many more are opened under load. */
    pool: { size: number; overflow: number }
    /** How long a start waits for a database that does not answer. */
    waitMs: number
  } | null
  /** null in the local profile where none is set: the server then keeps one in its data folder. */
  secretKey: Secret | null
  previousSecretKey: Secret | null
  /** What a scraper sends as bearer token; null: `/metrics` answers to loopback alone. */
  metricsToken: Secret | null
  registration: 'invitation' | 'open'
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  ttl: {
    accessTokenS: number
    refreshTokenS: number
    invitationS: number
    /** Of one-time links, the reset link apart. */
    openLinkS: number
    resetLinkS: number
  }
}

/** `code` is stable: `config.unknown`, `config.invalid`, `config.unsupported`, `config.unreadable` or `config.weak-secret`. */
export interface ConfigProblem {
  setting: string
  code: 'config.unknown' | 'config.invalid' | 'config.unsupported' | 'config.unreadable' | 'config.weak-secret'
  message: string
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: readonly ConfigProblem[] }

/** EX_CONFIG of sysexits.h: a supervisor should not start the server again as it is. */
export const configExitCode = 78

export type Environment = Readonly<Record<string, string | undefined>>

export interface ConfigOptions {
  environment?: Environment
  /** The demo is local even where it listens to a container's network. */
  profile?: Profile
  folder?: string
}

/** The settings in force, or everything that is wrong with them at once. The only reader of the environment. */
export function loadConfig({
  environment = process.env,
  profile,
  folder = process.cwd(),
}: ConfigOptions = {}): ConfigResult {
  const problems: ConfigProblem[] = [...unknownSettings(environment), ...unsupportedSettings(environment)]
  const settings = withoutEmpty({ ...environment, ...secretsFromFiles(environment, problems) })
  const parsed = Settings.safeParse(settings)
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map(toProblem))
    return { ok: false, problems }
  }
  const config = toConfig(parsed.data, { environment, profile, folder })
  problems.push(...secretProblems(config))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config }
}

/** What the CLI needs to find its server. */
export interface ClientSettings {
  url: string | null
  token: Secret | null
  configDir: string
  dataDir: string
}

export function loadClientSettings({
  environment = process.env,
  folder = process.cwd(),
}: ConfigOptions = {}): ClientSettings {
  const token = environment.SQM_TOKEN
  return {
    url: environment.SQM_URL || null,
    token: token ? new Secret(token) : null,
    configDir: join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'sqm'),
    dataDir: resolve(folder, environment.SQM_DATA_DIR || defaultDataDir(environment, folder)),
  }
}

const seconds = (initial: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'is a number of seconds')
    .transform(Number)
    .default(initial)
const count = (initial: number, min: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'is a number of connections')
    .transform(Number)
    .refine((number) => number >= min, `is ${min} at least`)
    .default(initial)
const secret = z.string().transform((text) => new Secret(text))

/** Environment variables are text; what they mean is parsed here, once. */
const Settings = z.object({
  NODE_ENV: z.string().optional(),
  SQM_HOST: z.string().default('127.0.0.1'),
  SQM_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a port number')
    .default(8080),
  SQM_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is an http or https address' }).optional(),
  SQM_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || []))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'is a list of addresses and CIDR ranges')))
    .default([]),
  SQM_DATA_DIR: z.string().optional(),
  SQM_CACHE_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'is an address such as `postgres://user@host/database`')
    .transform((text) => new Secret(text))
    .optional(),
  DATABASE_POOL_SIZE: count(5, 1),
  DATABASE_POOL_OVERFLOW: count(10, 0),
  DATABASE_WAIT_S: seconds(60),
  SQM_SECRET_KEY: secret.optional(),
  SQM_SECRET_KEY_PREVIOUS: secret.optional(),
  SQM_METRICS_TOKEN: z
    .string()
    .min(16, 'has at least 16 characters')
    .transform((text) => new Secret(text))
    .optional(),
  SQM_REGISTRATION: z.enum(['invitation', 'open'], 'is `invitation` or `open`').default('invitation'),
  SQM_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'is a level of the log').default('info'),
  SQM_TTL_ACCESS_TOKEN_S: seconds(1800),
  SQM_TTL_REFRESH_TOKEN_S: seconds(30 * 24 * 3600),
  SQM_TTL_INVITATION_S: seconds(7 * 24 * 3600),
  SQM_TTL_OPEN_LINK_S: seconds(15 * 60),
  SQM_TTL_RESET_LINK_S: seconds(30 * 60),
})
type Settings = z.infer<typeof Settings>

const secretNames = ['DATABASE_URL', 'SQM_SECRET_KEY', 'SQM_SECRET_KEY_PREVIOUS', 'SQM_METRICS_TOKEN'] as const
/** Names that other programs of ours read, or that are read beside the settings. */
const otherNames: readonly string[] = ['SQM_URL', 'SQM_TOKEN', ...secretNames.map((name) => `${name}_FILE`)]
/** Promised names without a meaning yet. To take one without obeying it would be worse than to refuse it. */
const laterNames: readonly string[] = [
  'DATABASE_REPLICA_URLS',
  'SQM_ROLE',
  'SQM_CONNECT_ALLOW',
  'SQM_AI_BASE_URL',
  'SQM_AI_API_KEY',
  'SQM_AI_API_KEY_FILE',
  'SQM_AI_MODEL',
]

function unknownSettings(environment: Environment): ConfigProblem[] {
  const known = [...Object.keys(Settings.shape), ...otherNames, ...laterNames]
  return Object.keys(environment)
    .filter((name) => name.startsWith('SQM_') && !name.startsWith('SQM_TEST_') && !known.includes(name))
    .map((setting) => ({ setting, code: 'config.unknown' as const, message: 'is not a setting of this version' }))
}

function unsupportedSettings(environment: Environment): ConfigProblem[] {
  return laterNames
    .filter((name) => environment[name])
    .map((setting) => ({
      setting,
      code: 'config.unsupported' as const,
      message: 'is not supported by this version; leave it out',
    }))
}

/** `NAME_FILE` names a file that holds the value of `NAME`; setting both is a mistake. */
function secretsFromFiles(environment: Environment, problems: ConfigProblem[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of secretNames) {
    const setting = `${name}_FILE`
    const path = environment[setting]
    if (!path) continue
    if (environment[name]) problems.push({ setting, code: 'config.invalid', message: `is set together with ${name}` })
    // Its rights are not looked at: container platforms mount secrets readable for everyone in the container.
    try {
      found[name] = readFileSync(path, 'utf8').trim()
    } catch {
      problems.push({ setting, code: 'config.unreadable', message: 'names a file that cannot be read' })
    }
  }
  return found
}

/** An empty variable counts as absent: compose files and CI leave them so. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function toProblem(issue: z.core.$ZodIssue): ConfigProblem {
  return { setting: String(issue.path[0] ?? ''), code: 'config.invalid', message: issue.message }
}

interface Surroundings {
  environment: Environment
  profile: Profile | undefined
  folder: string
}

function toConfig(settings: Settings, { environment, profile, folder }: Surroundings): Config {
  const isProduction = settings.NODE_ENV === 'production'
  const cacheHome = environment.XDG_CACHE_HOME || join(homedir(), '.cache')
  return {
    profile: profile ?? (isProduction || !isLoopback(settings.SQM_HOST) ? 'strict' : 'local'),
    isProduction,
    host: settings.SQM_HOST,
    port: settings.SQM_PORT,
    publicUrl: settings.SQM_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: settings.SQM_TRUSTED_PROXIES,
    dataDir: resolve(folder, settings.SQM_DATA_DIR ?? defaultDataDir(environment, folder)),
    cacheDir: resolve(folder, settings.SQM_CACHE_DIR ?? join(cacheHome, 'sqm')),
    database: toDatabase(settings),
    secretKey: settings.SQM_SECRET_KEY ?? null,
    metricsToken: settings.SQM_METRICS_TOKEN ?? null,
    previousSecretKey: settings.SQM_SECRET_KEY_PREVIOUS ?? null,
    registration: settings.SQM_REGISTRATION,
    logLevel: settings.SQM_LOG_LEVEL,
    ttl: {
      accessTokenS: settings.SQM_TTL_ACCESS_TOKEN_S,
      refreshTokenS: settings.SQM_TTL_REFRESH_TOKEN_S,
      invitationS: settings.SQM_TTL_INVITATION_S,
      openLinkS: settings.SQM_TTL_OPEN_LINK_S,
      resetLinkS: settings.SQM_TTL_RESET_LINK_S,
    },
  }
}

function toDatabase(settings: Settings): Config['database'] {
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: size, DATABASE_POOL_OVERFLOW: overflow } = settings
  return url ? { url, pool: { size, overflow }, waitMs: settings.DATABASE_WAIT_S * 1000 } : null
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

/** `./data` in a checkout of this repository, the XDG data folder for an installed program. */
function defaultDataDir(environment: Environment, folder: string): string {
  if (existsSync(join(folder, 'packages', 'server', 'package.json'))) return 'data'
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'sqm')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function secretProblems(config: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  if (config.profile === 'strict' && !config.secretKey) {
    const message = 'is required: 32 random bytes, for example from `openssl rand -base64 32`'
    problems.push({ setting: 'SQM_SECRET_KEY', code: 'config.weak-secret', message })
  }
  const keys = [
    ['SQM_SECRET_KEY', config.secretKey],
    ['SQM_SECRET_KEY_PREVIOUS', config.previousSecretKey],
  ] as const
  for (const [setting, key] of keys) {
    const message = key && judgeSecretKey(key.reveal())
    if (message) problems.push({ setting, code: 'config.weak-secret', message })
  }
  return problems
}

import { type DestinationStream, pino } from 'pino'

/** What a log line may say beside time, level, event, service and version. Nothing else is ever written. */
export interface LogFields {
  request_id?: string
  workspace_id?: string
  actor_id?: string
  method?: string
  /** The route's template, never the address as sent. */
  route?: string
  status?: number
  duration_ms?: number
  error_code?: string
  /** Gives `error_type`, `error_code` and `stack`. Its message stays out: it may quote a text or a value. */
  error?: unknown
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** One JSON object a line. `event` is a fixed phrase such as `request.done`; whatever varies goes into the fields. */
export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
  /** A log whose lines all carry these fields. */
  with(fields: LogFields): Log
}

export interface LogOptions {
  level: LogLevel
  version: string
  /** Standard output unless given. */
  destination?: DestinationStream
}

export function createLog({ level, version, destination }: LogOptions): Log {
  const options = {
    level,
    base: { service: 'sqm', version },
    messageKey: 'event',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return wrap(pino(options, destination ?? standardOutput()), {})
}

/**
 * Lines are written some at a time: a call of the system for each would cost more than the line. They wait for a tenth of a
 * second at most, and are written when the process ends, unless it is killed.
 */
function standardOutput(): DestinationStream {
  return pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 100 })
}

/** For tests and batch commands. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silentLog,
}

type PinoLog = ReturnType<typeof pino>

function wrap(logger: PinoLog, bound: LogFields): Log {
  return {
    debug: (event, fields) => logger.debug(allowed({ ...bound, ...fields }), event),
    info: (event, fields) => logger.info(allowed({ ...bound, ...fields }), event),
    warn: (event, fields) => logger.warn(allowed({ ...bound, ...fields }), event),
    error: (event, fields) => logger.error(allowed({ ...bound, ...fields }), event),
    with: (fields) => wrap(logger, { ...bound, ...fields }),
  }
}

/** Copies field by field: what is not named here does not come through, whatever a caller's object holds. */
function allowed(fields: LogFields): Record<string, string | number> {
  const { request_id, workspace_id, actor_id, method, route, status, duration_ms, error_code, error } = fields
  const known = {
    request_id,
    workspace_id,
    actor_id,
    method,
    route,
    status,
    duration_ms,
    error_code,
    ...describe(error),
  }
  const line: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(known)) {
    if (typeof value === 'string' || typeof value === 'number') line[name] = value
  }
  return line
}

interface ErrorFields {
  error_type?: string
  error_code?: string
  stack?: string
}

function describe(error: unknown): ErrorFields {
  if (error === undefined) return {}
  if (!(error instanceof Error)) return { error_type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { error_code: error.code } : {}
  return { error_type: error.name, ...code, stack: frames(error) }
}

/** The places without the message, those of the causes after it. */
function frames(error: Error): string {
  const own = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.name}\n${frames(error.cause)}` : ''
  return own.join('\n') + cause
}

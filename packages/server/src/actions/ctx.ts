import type { AppError, Facts } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import type { ErrorCode } from '../kernel/error-codes.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/store.ts'
import type { WriteInput, WriteName, WriteOutput } from '../store/writes/index.ts'
import type { Accounts } from './accounts.ts'
import type { Actor } from './actor.ts'
import type { Analyzer } from './analyzer.ts'

/** What the server is made of; wired once in `main.ts`. */
export interface Services {
  store: Store
  analyzer: Analyzer
  accounts: Accounts
  config: Config
  clock: Clock
  log: Log
}

/** How expensive a call is; limits go by it. `secret`: guards a password or a token. */
export type Cost = 'cheap' | 'normal' | 'heavy' | 'secret'

/** What a door knows of the request beside the input. `address`: of the client, behind trusted proxies. */
export interface RequestInfo {
  requestId: string
  address: string
  /** How the caller calls this server, e.g. `http://127.0.0.1:8080`. */
  origin: string
  userAgent: string
  idempotencyKey?: string
}

/**
 * What `run` of a public action gets. `error` takes declared codes only; write `throw ctx.error(...)`.
 * `write` runs in the actor's name, and is replayed by its Idempotency-Key where the action allows one.
 */
export interface PublicCtx<E extends ErrorCode> extends Services {
  request: RequestInfo
  signal: AbortSignal
  error: (code: E, facts?: Facts) => AppError
  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>>
}

/** What `run` gets. */
export interface Ctx<E extends ErrorCode> extends PublicCtx<E> {
  actor: Actor
}

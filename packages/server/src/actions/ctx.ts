import type { Facts } from '../kernel/app-error.ts'
import type { AppError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import type { ErrorCode } from '../kernel/error-codes.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/store.ts'
import type { WriteInput, WriteName, WriteOutput } from '../store/writes/index.ts'
import type { Actor } from './actor.ts'
import type { Accounts } from './accounts.ts'
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

/** How expensive a call is; limits and pools go by it. */
export type Cost = 'cheap' | 'normal' | 'heavy' | 'secret'

/** What a door knows of the request beside the input. */
export interface RequestInfo {
  requestId: string
  address: string
  userAgent: string
  idempotencyKey?: string
}

/** What `run` gets. `error` takes declared codes only; write `throw ctx.error(...)`. */
export interface Ctx<E extends ErrorCode> extends Services {
  actor: Actor
  request: RequestInfo
  signal: AbortSignal
  error: (code: E, facts?: Facts) => AppError
  /** A write in this actor's name, replayed by its Idempotency-Key where the action allows one. */
  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>>
}

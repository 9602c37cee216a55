import { StartError } from '../kernel/start-error.ts'

/** Why a store cannot be opened. For whoever starts the server, never for a caller of the API. */
export class StoreOpenError extends StartError {
  readonly reason: 'in-use' | 'newer-schema' | 'changed-migration' | 'unreachable' | 'refused'
  /** Process id of the holder where the reason is `in-use` and it is known. */
  readonly holderPid: number | null

  constructor(reason: StoreOpenError['reason'], message: string, holderPid: number | null = null) {
    super(message)
    this.name = 'StoreOpenError'
    this.reason = reason
    this.holderPid = holderPid
  }
}

/** What the driver or the database said. `code` is an SQLSTATE, or the system's word for a lost connection, or empty. */
export class DatabaseFault extends Error {
  readonly code: string

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the database failed', { cause })
    this.name = 'DatabaseFault'
    this.code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  }

  /** Whether the connection is of no more use: it never was, it was lost, or the server ended it or was not ready. */
  get isConnectionLost(): boolean {
    // No SQLSTATE begins with E; the system's words, such as EPIPE, do.
    const isSqlState = /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(this.code)
    return !isSqlState || this.code.startsWith('08') || /^57P0[1-5]$/.test(this.code)
  }
}

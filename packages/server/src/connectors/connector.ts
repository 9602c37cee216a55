/** One SQL text as its source knows it. */
export interface SourceText {
  kind: 'text'
  /** The source's own name for it, the same at every reading: a path, an id. */
  nativeId: string
  sql: string
  dialect?: string
  title?: string
  author?: string
  /** When it was last changed there, in milliseconds since 1970. */
  atMs?: number
  /** Hand this to `read` to go on after this text. Opaque; only its own source understands it. */
  watermark: string
}

/** Something that is there and could not be read; reading went on. */
export interface SourceProblem {
  kind: 'problem'
  nativeId: string
  message: string
}

export interface ReadOptions {
  /** The watermark of the last text seen, or null for everything. */
  since: string | null
  signal: AbortSignal
}

/**
 * A place that SQL texts come from. `read` gives what was added or changed after `since`, oldest change first, each once, and
 * holds one text at a time in memory. It only reads. Throws where the place as a whole cannot be reached, and the
 * reason of `signal` when that is aborted.
 */
export interface Connector {
  read(options: ReadOptions): AsyncIterable<SourceText | SourceProblem>
}

/** A sort of connector. `open` takes where the texts are, in the way its `location` says, and reads nothing yet. */
export interface ConnectorKind {
  id: string
  summary: string
  /** What `open` wants, for people: `a folder`. */
  location: string
  open(location: string): Connector
}

export function defineConnector(kind: ConnectorKind): ConnectorKind {
  return kind
}

/** Unsaved work on one query (or on a new one). `base` is the ETag it started from, empty for a new query. */
export interface Draft {
  v: 1
  sql: string
  title: string
  tags: string
  dialect: string
  base: string
  /** Milliseconds since 1970. */
  savedAt: number
}

export interface DraftStore {
  read: (key: string) => Draft | null
  /** False when the browser keeps nothing, because storage is full or refused. */
  write: (key: string, draft: Draft) => boolean
  remove: (key: string) => void
  count: () => number
  /** Removes all and keeps nothing from now on: whoever sits here next must not find it. */
  end: () => void
}

const prefix = 'sqm.draft.'

/** Unsaved work of one person, in the browser's storage: a buffer against a closed tab, never the place of record. */
export function createDraftStore(storage: Storage, userId: string): DraftStore {
  const own = `${prefix}${userId}.`
  let isEnded = false
  const keys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(own))
  return {
    read: (key) => parseDraft(storage.getItem(own + key)),
    write: (key, draft) => {
      if (isEnded) return false
      try {
        storage.setItem(own + key, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },
    remove: (key) => storage.removeItem(own + key),
    count: () => keys().length,
    end: () => {
      isEnded = true
      for (const key of keys()) storage.removeItem(key)
    },
  }
}

/** Key of the draft of a query; `null` for a new one. */
export function draftKey(workspace: string, queryId: string | null): string {
  return `${workspace}.${queryId ?? 'new'}`
}

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const draft: Draft = JSON.parse(text)
    const { sql, title, tags, dialect, base } = draft
    const isWhole = draft.v === 1 && [sql, title, tags, dialect, base].every((value) => typeof value === 'string')
    return isWhole ? draft : null
  } catch {
    // Something else wrote there: nothing to restore.
    return null
  }
}

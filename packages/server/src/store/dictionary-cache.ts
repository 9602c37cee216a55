import { LRUCache } from 'lru-cache'

/** Ids of tables and columns by their keys. */
export interface Dictionary {
  get(key: string): string | undefined
  set(key: string, id: string): void
}

/** For one writer: a dictionary with a memory of what the running transaction added, since its rows may yet vanish. */
export interface DictionaryCache extends Dictionary {
  /** From here on, additions may be taken back. */
  begin(): void
  /** Takes back the additions since `begin`. */
  undo(): void
  clear(): void
}

const idsMax = 50_000

export function createDictionaryCache(): DictionaryCache {
  const ids = new LRUCache<string, string>({ max: idsMax })
  let added: string[] = []
  return {
    get: (key) => ids.get(key),
    set: (key, id) => {
      ids.set(key, id)
      added.push(key)
    },
    begin: () => {
      added = []
    },
    undo: () => {
      for (const key of added) ids.delete(key)
      added = []
    },
    clear: () => {
      ids.clear()
      added = []
    },
  }
}

/** For writers side by side: each transaction sees what was there and what it adds, the others that once it has committed. */
export interface SharedDictionary {
  begin(): { dictionary: Dictionary; publish(): void }
}

export function createSharedDictionary(): SharedDictionary {
  const ids = new LRUCache<string, string>({ max: idsMax })
  return {
    begin: () => {
      const added = new Map<string, string>()
      return {
        dictionary: {
          get: (key) => added.get(key) ?? ids.get(key),
          set: (key, id) => void added.set(key, id),
        },
        publish: () => {
          for (const [key, id] of added) ids.set(key, id)
        },
      }
    },
  }
}

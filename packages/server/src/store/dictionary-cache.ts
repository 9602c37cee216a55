import { LRUCache } from 'lru-cache'

/** Ids by key, with a memory of what the running transaction added, since its rows may yet vanish. */
export interface DictionaryCache {
  get(key: string): string | undefined
  set(key: string, id: string): void
  /** From here on, additions may be taken back. */
  begin(): void
  /** Takes back the additions since `begin`. */
  undo(): void
  clear(): void
}

export function createDictionaryCache(): DictionaryCache {
  const ids = new LRUCache<string, string>({ max: 50_000 })
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

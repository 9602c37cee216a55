export interface Observable<T> {
  get: () => T
  set: (value: T) => void
  /** Calls `listener` after each change; gives the way to stop that. */
  subscribe: (listener: () => void) => () => void
}

/** A value that tells of its changes. */
export function createObservable<T>(first: T): Observable<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

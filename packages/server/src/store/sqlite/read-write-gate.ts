/**
 * Lets many readers in at once and a writer only alone, for a store with one connection. Readers may come while a writer
 * waits, so that a read inside a read cannot lock itself out.
 */
export interface ReadWriteGate {
  read<T>(work: () => Promise<T>): Promise<T>
  write<T>(work: () => Promise<T>): Promise<T>
}

export function createReadWriteGate(): ReadWriteGate {
  let readers = 0
  let isWriting = false
  let waiting: (() => void)[] = []
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const resume of woken) resume()
  }
  const change = (): Promise<void> => new Promise((resume) => waiting.push(resume))
  return {
    read: async (work) => {
      while (isWriting) await change()
      readers++
      try {
        return await work()
      } finally {
        readers--
        wake()
      }
    },
    write: async (work) => {
      while (isWriting || readers > 0) await change()
      isWriting = true
      try {
        return await work()
      } finally {
        isWriting = false
        wake()
      }
    },
  }
}

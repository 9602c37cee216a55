/** The same task, of which only one runs at a time: who asks meanwhile gets the outcome of the one under way. */
export function shareRun<T>(task: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= task().finally(() => {
      running = null
    })
    return running
  }
}

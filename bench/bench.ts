/** What `npm run bench` can measure: `list.ts` holds one line for each. */
export interface Bench {
  name: string
  /** Makes the data. `isSmoke` asks for as little as shows that it runs. */
  setUp(isSmoke: boolean): Load | Promise<Load>
}

/** Work that is done again and again while it is measured. */
export interface Load {
  /** What it works on, for people: "2,000 short texts, 310 kB". */
  dataset: string
  /** What one operation is: "text", "request". */
  operation: string
  /** Operations and bytes that one `run` works through; 0 bytes where that says nothing. */
  operations: number
  bytes: number
  run(): void | Promise<void>
  /** CPU so far, in microseconds, of whoever does the work; that of this process unless given. */
  cpuUs?(): Promise<number>
  tearDown?(): void | Promise<void>
}

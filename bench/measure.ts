import type { Load } from './bench.ts'

/**
 * CPU of the whole process, compiler and garbage collector included. `ratio` is the same in units of the reference
 * loop, one of which is the reading of 1,000 characters: figures of two machines, or hours, compare by it.
 */
export interface Figure {
  cpuUsPerOperation: number
  ratio: number
}

const roundsMax = 15
const roundUsMin = 40_000

/**
 * The best of several rounds, each followed by a reference loop: what disturbs one disturbs the other, and the best
 * round is the least disturbed. A round lasts 40 ms of CPU at least. Smoke: one round of one run.
 */
export async function measure(load: Load, isSmoke: boolean): Promise<Figure> {
  const rounds = isSmoke ? 1 : roundsMax
  const runs = isSmoke ? 1 : await countRuns(load)
  const cpuUs = load.cpuUs ?? ownCpuUs
  let best = Number.POSITIVE_INFINITY
  let reference = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    best = Math.min(best, (await cpuUsOf(load.run, runs, cpuUs)) / runs / load.operations)
    reference = Math.min(reference, await cpuUsOf(referenceLoop, 1, ownCpuUs))
  }
  return { cpuUsPerOperation: best, ratio: (best / reference) * referenceUnits }
}

/** Runs until the code is compiled and says how many runs fill a round. */
async function countRuns(load: Load): Promise<number> {
  for (let runs = 1; ; runs *= 2) {
    const us = await cpuUsOf(load.run, runs, load.cpuUs ?? ownCpuUs)
    if (us >= roundUsMin) return runs
  }
}

async function cpuUsOf(run: () => unknown, times: number, cpuUs: () => Promise<number>): Promise<number> {
  const before = await cpuUs()
  for (let i = 0; i < times; i++) await run()
  return (await cpuUs()) - before
}

async function ownCpuUs(): Promise<number> {
  const { user, system } = process.cpuUsage()
  return user + system
}

const referenceUnits = 880

/**
 * Some milliseconds of what a parser does: reads 880,000 characters, branches on them, makes small objects.
 * Never change it: all stored ratios refer to it.
 */
function referenceLoop(): number {
  const text = 'select amount, 42 from orders where id = 7; '.repeat(2000)
  let sum = 0
  for (let round = 0; round < 10; round++) {
    const words: { at: number; hash: number }[] = []
    let at = 0
    let hash = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code > 32) hash = (Math.imul(hash, 31) + code) | 0
      else {
        words.push({ at, hash })
        at = i + 1
        hash = 0
      }
    }
    for (const word of words) sum = (sum + word.hash) | 0
  }
  return sum
}

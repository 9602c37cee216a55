import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Figure } from './measure.ts'

/** The last figures that somebody chose to keep. Figures of another machine compare by their ratio only. */
export interface StoredFigures {
  machine: Machine
  benches: Record<string, Figure & { dataset: string }>
}

export interface Machine {
  cpu: string
  cores: number
  node: string
}

const file = new URL('./figures.json', import.meta.url)

export function thisMachine(): Machine {
  const cores = cpus()
  return { cpu: cores[0]?.model ?? 'unknown', cores: cores.length, node: process.version }
}

export function readFigures(): StoredFigures {
  const stored: StoredFigures = JSON.parse(readFileSync(file, 'utf8'))
  return stored
}

/** Keeps the stored figures of the benches that were not run this time. */
export function saveFigures(measured: StoredFigures['benches']): void {
  const rounded = Object.entries(measured).map(([name, { cpuUsPerOperation, ratio, dataset }]) => {
    return [name, { cpuUsPerOperation: round(cpuUsPerOperation), ratio: round(ratio), dataset }] as const
  })
  const benches = { ...readFigures().benches, ...Object.fromEntries(rounded) }
  const sorted = Object.fromEntries(Object.entries(benches).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify({ machine: thisMachine(), benches: sorted }, null, 2)}\n`)
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

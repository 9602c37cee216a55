import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StartError } from './start-error.ts'

/**
 * Makes a folder that only its owner may enter, with the folders above it. Throws `StartError` where that cannot be.
 * Level by level: `mkdirSync` with `recursive` never returns where the system lets nobody make a folder, as in /proc.
 */
export function makeFolder(path: string): void {
  const missing: string[] = []
  for (let at = resolve(path); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.push(at)
  for (const folder of missing.reverse()) make(folder)
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return
    throw new StartError(`the folder ${folder} cannot be made (${codeOf(cause)})`, cause)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkNames, checkSizes, listLongFiles } from './check-files.ts'
import { checkImports } from './check-imports.ts'
import { checkSyntax } from './check-syntax.ts'
import { rooms } from './rules.ts'
import { sizeAllowances } from './size-allowances.ts'
import { readSources, type Violation } from './source.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = readSources(root)
const print = (found: readonly Violation[]): string[] =>
  found.map(({ rule, path, line, detail }) => `${path}:${line} ${rule}: ${detail}`)

describe('the repository', () => {
  test('imports point down, core is pure, and nothing goes round in a circle', () => {
    expect(print(checkImports(sources))).toEqual([])
  })

  test('types are not forced, the environment is read in one file, SQL is run where it may be', () => {
    expect(print(checkSyntax(sources))).toEqual([])
  })

  test('files are short enough', () => {
    for (const line of listLongFiles(sources)) console.warn(`long file, split it soon: ${line}`)
    expect(print(checkSizes(sources, sizeAllowances))).toEqual([])
  })

  test('files are named after what they do', () => {
    expect(print(checkNames(sources))).toEqual([])
  })
})

describe('the table of rooms', () => {
  test('names only rooms that exist', () => {
    const names = new Set(rooms.map((room) => room.name))
    expect(names.size).toBe(rooms.length)
    expect(rooms.flatMap((room) => room.imports).filter((name) => !names.has(name))).toEqual([])
  })

  test('has no circle: taking away rooms that import nothing empties it', () => {
    let left = [...rooms]
    for (let round = 0; round < rooms.length; round++) {
      left = left.filter((room) => room.imports.some((name) => left.some((other) => other.name === name)))
    }
    expect(left.map((room) => room.name)).toEqual([])
  })
})

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKinds } from '../../scripts/new-kinds.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'sqm-new-'))

beforeAll(() => {
  for (const path of [
    'packages/core',
    'packages/server',
    'scripts',
    'biome.json',
    '.gitignore',
    'tsconfig.base.json',
    'package.json',
  ]) {
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      filter: (from) => !/[\\/](dist|node_modules)$/.test(from),
    })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/new.ts', ...args], { cwd: copy, encoding: 'utf8' })

describe('npm run new', () => {
  test('writes what the compiler accepts, and one line in the list', { timeout: 120_000 }, () => {
    const made: string[] = []
    for (const [kind, { files, list, example }] of Object.entries(newKinds)) {
      const before = readFileSync(join(copy, list), 'utf8')
      const { status, stderr } = run(kind, example)
      expect({ kind, status, stderr }).toEqual({ kind, status: 0, stderr: '' })
      made.push(...files.map(({ path }) => path.replace('{name}', example)))
      expect(readFileSync(join(copy, list), 'utf8').length).toBeGreaterThan(before.length)
    }
    const project = { extends: './tsconfig.base.json', compilerOptions: { types: ['node'] }, files: made }
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(project))
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
      cwd: copy,
      encoding: 'utf8',
    })
    expect(stdout.split('\n').filter((line) => made.some((path) => line.startsWith(path)))).toEqual([])
  })

  test('refuses bad names, files that exist, and kinds that do not, and writes nothing', () => {
    for (const args of [
      ['rule', 'SelectStar'],
      ['rule', '../escape'],
      ['rule', 'some-utils'],
      ['rule', ''],
      ['rule', 'one', 'two'],
      ['rule', 'select-star'],
      ['action', 'no-folder'],
      ['page', 'home'],
      ['constructor', 'home'],
      [],
    ]) {
      const { status, stderr } = run(...args)
      expect({ args, status }).toEqual({ args, status: 2 })
      expect(stderr).toContain('usage: npm run new <rule|')
    }
    expect(existsSync(join(copy, 'packages/core/src/escape.ts'))).toBe(false)
  })
})

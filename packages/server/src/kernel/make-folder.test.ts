import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'
import { StartError } from './start-error.ts'

const root = mkdtempSync(join(tmpdir(), 'sqm-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('makes all that is missing, for the owner alone, and leaves what is there', () => {
  makeFolder(join(root, 'a', 'b'))
  makeFolder(join(root, 'a', 'b'))
  for (const path of [join(root, 'a'), join(root, 'a', 'b')]) expect(statSync(path).mode & 0o777).toBe(0o700)
})

test('says which folder cannot be made, and comes back', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => makeFolder(join(root, 'file', 'x'))).toThrow(StartError)
  if (process.platform === 'linux') expect(() => makeFolder('/proc/x/y')).toThrow('/proc/x cannot be made')
})

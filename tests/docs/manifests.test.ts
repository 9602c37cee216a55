import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { version } from '../../packages/server/src/kernel/version.ts'
import { listFiles, root } from './list-files.ts'

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifests = listFiles().filter((path) => /^(packages\/[^/]+\/)?package\.json$/.test(path))

test('one version everywhere', () => {
  expect(manifests).toHaveLength(4)
  expect(manifests.map((path) => read(path).version)).toEqual(manifests.map(() => version))
})

test('versions of packages are exact', () => {
  const loose = manifests.flatMap((path) => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = read(path)
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(String(range)))
      .map(([name, range]) => `${path}: ${name} ${range}`)
  })
  expect(loose).toEqual([])
})

test('every package of the lock has a checksum, and none names where it was fetched from', () => {
  const entries = Object.entries<{ link?: boolean; integrity?: string; resolved?: string }>(
    read('package-lock.json').packages,
  )
  const installed = entries.filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

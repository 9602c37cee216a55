import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBrokenLinks } from './check-links.ts'
import { listFiles, root } from './list-files.ts'

const files = listFiles()
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the documents', () => {
  test('link to files and headings that are there', () => {
    const broken = files
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) => findBrokenLinks(root, path).map((target) => `${path}: ${target}`))
    expect(broken).toEqual([])
  })

  test('number the decisions without gap or repeat, in file name and heading alike', () => {
    const records = files.filter((path) => path.startsWith('docs/adr/'))
    expect(records.map((path) => path.slice('docs/adr/'.length, 'docs/adr/0000'.length))).toEqual(
      records.map((_path, index) => String(index + 1).padStart(4, '0')),
    )
    for (const [index, path] of records.entries()) {
      expect(path).toMatch(/^docs\/adr\/\d{4}-[a-z0-9-]+\.md$/)
      expect(read(path).split('\n')[0]).toMatch(new RegExp(`^# ${index + 1}\\. \\S`))
    }
  })

  test('name no folder or registry of the machine they were written on', () => {
    const folders = 'root|home/[a-z]+|Users/[A-Za-z]+|work|builds|mnt/[a-z]+'
    const registries = '//[\\w.-]*(?:registry(?!\\.npmjs\\.org)|artifactory|nexus)[\\w-]*\\.'
    const machinePath = new RegExp(`(?<![\\w.])/(?:${folders})/\\w|[A-Z]:\\\\Users\\\\|${registries}`)
    const found = files
      .filter((path) => /\.(md|ts|tsx|mjs|js|json|html|css|yml|yaml|sh|sql)$|^sqm$|^\.ci\/run$/.test(path))
      .filter((path) => path !== 'package-lock.json' && path !== 'tests/docs/docs.test.ts')
      .flatMap((path) =>
        read(path)
          .split('\n')
          .flatMap((line, index) => (machinePath.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
      )
    expect(found).toEqual([])
  })
})

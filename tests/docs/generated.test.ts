import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderManual } from '../../scripts/manual/render-manual.ts'
import { settingMeanings } from '../../scripts/manual/settings-page.ts'
import { root } from './list-files.ts'

test.each(Object.entries(renderManual()))('%s is what `npm run docs` writes', (page, text) => {
  expect(readFileSync(join(root, page), 'utf8')).toBe(text)
})

test('the page of settings names every setting that the server reads, and no other', () => {
  const source = readFileSync(join(root, 'packages/server/src/kernel/config.ts'), 'utf8')
  const read = [...source.matchAll(/^ {2}((?:SQM|DATABASE)_[A-Z_]+|NODE_ENV):|environment\.(SQM_[A-Z_]+)/gm)].map(
    ([, field, access]) => field ?? access ?? '',
  )
  expect(settingMeanings.map(({ name }) => name).sort()).toEqual([...new Set(read)].sort())
})

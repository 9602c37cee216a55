import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrokenLinks } from './check-links.ts'

test('finds links to missing files and headings, and leaves code, addresses and good links alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sqm-links-'))
  try {
    mkdirSync(join(folder, 'docs'))
    writeFileSync(join(folder, 'docs/b.md'), '# The first part\n\n## The `code`, twice\n\n## The code twice\n')
    writeFileSync(
      join(folder, 'docs/a.md'),
      [
        '# Here',
        '[good](b.md) [good](b.md#the-first-part) [good](#here) [good](../docs) [good](b.md#the-code-twice-1)',
        '[out](https://example.org/x) `[code](missing.md)`',
        '```',
        '[code](missing.md)',
        '```',
        '[bad](missing.md) ![bad](images/x.png "title") [bad](b.md#nowhere) [bad](../../outside.md)',
      ].join('\n'),
    )
    expect(findBrokenLinks(folder, 'docs/a.md')).toEqual([
      'missing.md',
      'images/x.png',
      'b.md#nowhere',
      '../../outside.md',
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

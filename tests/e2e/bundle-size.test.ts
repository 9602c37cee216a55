import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const dist = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))
const firstLoadMax = 250_000

const gzipBytes = (path: string): number => gzipSync(readFileSync(join(dist, path))).length

/** Everything the page itself names, and what those scripts import before they run. */
function firstLoad(): string[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path ?? '')
  const files = new Set(['index.html', ...named])
  for (const file of files) {
    if (!file.endsWith('.js')) continue
    const imports = readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)
    for (const [, path] of imports) files.add(`assets/${path}`)
  }
  return [...files]
}

describe.skipIf(!existsSync(join(dist, 'index.html')))('the built pages', () => {
  test('load at most 250 kB before they show something, and the editor later', () => {
    const files = firstLoad()
    const bytes = files.reduce((sum, file) => sum + gzipBytes(file), 0)
    expect(bytes).toBeLessThanOrEqual(firstLoadMax)
    expect(files.some((file) => file.includes('sql-editor'))).toBe(false)
    expect(readdirSync(join(dist, 'assets')).some((file) => file.startsWith('sql-editor'))).toBe(true)
  })

  test('hold nothing that a strict content security policy refuses', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i)
    const styles = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.css'))
    for (const file of styles) expect(readFileSync(join(dist, 'assets', file), 'utf8')).not.toMatch(/url\(|@import/)
  })
})

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const skipped = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache', 'screenshots'])

/** Paths of the repository's files below `folder`, sorted, with `/` between the parts; nothing that is built or installed. */
export function listFiles(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (skipped.has(entry.name)) return []
      return entry.isDirectory() ? listFiles(path) : [path]
    })
    .sort()
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run-command.mjs'

/**
 * What is built, from which files, and where the note lies that says from which state of them.
 * A part without its `entry` has nothing to build yet.
 */
const parts = [
  {
    name: 'server',
    entry: 'packages/server/src/sqm.ts',
    sources: ['packages/core/src', 'packages/server/src', 'scripts/build-server.mjs'],
    manifests: ['packages/core/package.json', 'packages/server/package.json', 'package-lock.json'],
    output: 'packages/server/dist',
    load: async () => (await import('./build-server.mjs')).buildServer,
  },
  {
    name: 'web',
    entry: 'packages/web/index.html',
    sources: ['packages/core/src', 'packages/web', 'scripts/build-web.mjs'],
    manifests: ['packages/core/package.json', 'package-lock.json'],
    output: 'packages/web/dist',
    load: async () => (await import('./build-web.mjs')).buildWeb,
  },
]

const skippedFolders = new Set(['node_modules', 'dist'])

/**
 * Builds what is older than its sources, or everything with `force`, and says so. Quiet when there is nothing to do.
 * `only`: names of parts; all of them if empty.
 */
export async function ensureBuilt({ force = false, only = [] } = {}) {
  for (const part of parts.filter(({ name, entry }) => isWanted(name, only) && existsSync(join(root, entry)))) {
    const stampPath = join(root, part.output, '.built-from')
    const stamp = hashSources(part)
    if (!force && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) continue
    const startMs = performance.now()
    process.stdout.write(`Building the ${part.name} ... `)
    const build = await part.load()
    await build()
    mkdirSync(join(root, part.output), { recursive: true })
    writeFileSync(stampPath, stamp)
    console.log(`${((performance.now() - startMs) / 1000).toFixed(1)} s`)
  }
}

function isWanted(name, only) {
  return only.length === 0 || only.includes(name)
}

/** Contents rather than times: a checkout of another commit sets times that mean nothing. */
function hashSources({ sources, manifests }) {
  const hash = createHash('sha256')
  const paths = [...sources.flatMap((path) => listFiles(path)), ...manifests]
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** Files below `path` that can end up in a build; tests and test cases cannot. */
function listFiles(path) {
  if (!existsSync(join(root, path))) return []
  if (/\.[a-z]+$/.test(path)) return [path]
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return skippedFolders.has(entry.name) ? [] : listFiles(`${path}/${entry.name}`)
    }
    return /\.test\.tsx?$/.test(entry.name) ? [] : [`${path}/${entry.name}`]
  })
}

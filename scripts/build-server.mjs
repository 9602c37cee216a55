import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { root } from './run-command.mjs'

const source = join(root, 'packages/server/src')
const output = join(root, 'packages/server/dist')

/** Packages with native files, or that start a file of their own beside them, stay in `node_modules`. */
const external = ['libsql', '@node-rs/argon2', 'piscina']

/**
 * Bundles server and CLI into `packages/server/dist`: one file for each entry, shared code in chunks, loaded when needed.
 * Nothing is written before all of it is built; a file that a running server has open is replaced, never cut short.
 */
export async function buildServer() {
  const result = await build({
    entryPoints: listEntries().map((path) => ({ in: join(source, path), out: basename(path, '.ts') })),
    outdir: output,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunk-[hash]',
    sourcemap: 'linked',
    sourcesContent: false,
    // Names stay as they are: shorter ones start no faster, and traces can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    external,
    // Packages in CommonJS ask for `require` and `__dirname`, which a module does not have.
    banner: { js: requireBanner },
    logLevel: 'warning',
    write: false,
  })
  mkdirSync(output, { recursive: true })
  for (const { path, contents } of result.outputFiles) {
    writeFileSync(`${path}.new`, contents)
    renameSync(`${path}.new`, path)
  }
  removeStale(new Set(result.outputFiles.map(({ path }) => basename(path))))
}

/** The two programs, and everything that is started as a thread: those files are named `*-thread.ts` or `*-worker.ts`. */
function listEntries() {
  const threads = readdirSync(source, { recursive: true }).filter((path) => /-(thread|worker)\.ts$/.test(path))
  return ['sqm.ts', 'main.ts', ...threads]
}

function removeStale(fresh) {
  for (const name of readdirSync(output)) if (!fresh.has(name)) rmSync(join(output, name), { recursive: true })
}

const requireBanner = [
  "import { createRequire as __createRequire } from 'node:module'",
  'const require = __createRequire(import.meta.url)',
].join(';')

import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

// `npm run build`: installs and builds what is missing or older than its sources; `-- --force` builds all of it anew, `-- server` and
// `-- web` one part alone.
const parts = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
try {
  await ensureInstalled()
  await ensureBuilt({ only: parts, force: process.argv.includes('--force') })
} catch (error) {
  console.error(`\nCould not build: ${error.message}`)
  process.exitCode = 1
}

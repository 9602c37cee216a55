import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runNode } from './run-command.mjs'

// `npm start`: a working server from a fresh clone. Arguments go to `sqm serve`.
const code = await runNode(['scripts/build.mjs'])
if (code !== 0) process.exit(code)
console.log('Starting the server: node packages/server/dist/sqm.js serve (stop it with Ctrl+C)')
// In this process, which has loaded no build tool: signals reach the server whoever sends them.
const program = join(root, 'packages/server/dist/sqm.js')
process.argv.splice(1, 1, program, 'serve')
await import(pathToFileURL(program).href)

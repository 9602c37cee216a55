import { join } from 'node:path'
import { build } from 'vite'
import { root } from './run-command.mjs'

/** Builds the web interface into `packages/web/dist`, as its `vite.config.ts` says. */
export async function buildWeb() {
  await build({ root: join(root, 'packages/web'), logLevel: 'warn' })
}

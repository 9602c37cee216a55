/**
 * A server process for the HTTP bench: the built server with one more route that does nothing. Started with an IPC channel;
 * says where it listens, and how much CPU it has used whenever it is asked.
 */
import * as z from 'zod'
import { defineAction } from '../packages/server/src/actions/action.ts'
import { loadConfig } from '../packages/server/src/kernel/config.ts'
import type { startServer as StartServer } from '../packages/server/src/main.ts'

/** All that belongs to every request, and nothing else: routing, sign-in, limits, log, headers, serialiser. */
const empty = defineAction({
  name: 'bench.empty',
  summary: 'Does nothing',
  permission: 'account.use',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/bench/empty' },
  run: async () => ({}),
})

const built = new URL('../packages/server/dist/main.js', import.meta.url).href
const { startServer }: { startServer: typeof StartServer } = await import(built)
const loaded = loadConfig()
if (!loaded.ok) throw new Error(loaded.problems.map(({ setting, message }) => `${setting} ${message}`).join('\n'))
const limits = { publicPerMinute: 1e9, costlyPerMinute: 1e9 }
const server = await startServer(loaded.config, { moreActions: [empty], limits })

process.on('message', (message) => {
  if (message === 'stop') server.close().then(() => process.disconnect())
  else process.send?.({ cpuUs: cpuUs() })
})
process.send?.({ url: server.url, token: server.entry.kind === 'link' ? server.entry.token : '' })

function cpuUs(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

#!/usr/bin/env node
import { type CoreCommandName, isCoreCommand } from './doors/cli/core-command-names.ts'

// The CLI. What a command needs is loaded once the command is known: a core command loads core and nothing else.
const [name = '--help', ...args] = process.argv.slice(2)
process.exitCode = isCoreCommand(name) ? await runCore(name) : await runOther()

async function runCore(command: CoreCommandName): Promise<number> {
  const { runCoreCommand } = await import('./doors/cli/run-core-command.ts')
  return runCoreCommand(command, args)
}

async function runOther(): Promise<number> {
  const { runCli } = await import('./doors/cli/run-cli.ts')
  return runCli([name, ...args], {
    startServer: async (options) => (await import('./main.ts')).runServer(options),
    printResetLink: async (email) => (await import('./main.ts')).printResetLink(email),
    readFolder: async function* (folder) {
      const { folder: connector } = await import('./connectors/ingest/folder.ts')
      yield* connector.open(folder).read({ since: null, signal: new AbortController().signal })
    },
  })
}

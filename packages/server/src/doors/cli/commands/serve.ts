import type { Command } from 'commander'
import { newCommand } from '../shared-options.ts'

/** Starts the server and resolves once it has ended, to the exit code. `local`: whatever the address, as in the demo. */
export type ServerStarter = (options: { profile?: 'local' }) => Promise<number>

/** `sqm serve` and `sqm demo`. */
export function createServeCommands(startServer: ServerStarter, end: (exitCode: number) => void): Command[] {
  const settings = '\nSettings come from the environment: see docs/settings.md.'
  return [
    newCommand('serve', 'Start the server in this terminal')
      .addHelpText('after', settings)
      .action(async () => end(await startServer({}))),
    newCommand('demo', 'Start the server in the local profile, also in a container')
      .addHelpText('after', settings)
      .action(async () => end(await startServer({ profile: 'local' }))),
  ]
}

import type { Command } from 'commander'
import { configExitCode, loadConfig } from '../../../kernel/config.ts'
import { newCommand } from '../shared-options.ts'

/** `sqm config print`: what a server started here would run with, as JSON. */
export function createConfigCommand(end: (exitCode: number) => void): Command {
  return newCommand('print', 'Print the settings in force as JSON; what is wrong with them goes to standard error')
    .option('--redacted', 'without secrets; they are never shown, with or without this')
    .action(() => {
      const loaded = loadConfig()
      if (loaded.ok) {
        process.stdout.write(`${JSON.stringify(loaded.config, null, 2)}\n`)
        return
      }
      for (const { setting, message } of loaded.problems) process.stderr.write(`${setting} ${message}\n`)
      end(configExitCode)
    })
}

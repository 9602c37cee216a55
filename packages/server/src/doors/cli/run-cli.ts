import { type Command, CommanderError } from 'commander'
import { actions } from '../../actions/index.ts'
import { version } from '../../kernel/version.ts'
import { CliFailure } from './cli-failure.ts'
import { createConfigCommand } from './commands/config.ts'
import { createLoginCommand, createLogoutCommand } from './commands/login.ts'
import { createSaveCommand, type FolderReader } from './commands/save.ts'
import { createServeCommands, type ServerStarter } from './commands/serve.ts'
import { coreCommandSummaries } from './core-command-names.ts'
import { deriveCommand } from './derive-command.ts'
import { newCommand, runDerived } from './shared-options.ts'

/** What the CLI is handed by the program, since a door may not reach it. */
export interface CliParts {
  startServer: ServerStarter
  /** Opens the store itself and resolves to the exit code. */
  printResetLink: (email: string) => Promise<number>
  readFolder: FolderReader
}

/**
 * Runs one command that needs more than core. `args` begin with its name. Resolves to the exit code: 0, 1 where it was tried and
 * failed, 2 where it was called wrongly. Answers go to standard output, all else to standard error.
 */
export async function runCli(args: readonly string[], parts: CliParts): Promise<number> {
  let exitCode = 0
  const program = createProgram(parts, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CliFailure)) throw error
    process.stderr.write(`sqm: ${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`)
    return error.exitCode
  }
}

/** The whole tree of commands; also what the manual is made from. `end` is told the exit code of a program that has run. */
export function createProgram(parts: CliParts, end: (exitCode: number) => void): Command {
  const { startServer, printResetLink, readFolder } = parts
  const program = newCommand('sqm', 'Keeps a team’s SQL: versions, lineage to the column, search.').version(version)
  for (const command of createServeCommands(startServer, end)) program.addCommand(command)
  program.addCommand(createLoginCommand()).addCommand(createLogoutCommand()).addCommand(createSaveCommand(readFolder))
  for (const action of actions) {
    if (action.cli === undefined) continue
    const parent = action.cli.path.slice(0, -1).reduce(findOrAddGroup, program)
    parent.addCommand(deriveCommand(action, runDerived))
  }
  program.addCommand(newCommand('config', 'The settings of the server').addCommand(createConfigCommand(end)))
  program.addCommand(
    newCommand('admin', 'For whoever owns the data folder').addCommand(createResetCommand(printResetLink, end)),
  )
  // These run before this file is even loaded; they stand here to be found in the help.
  for (const [name, summary] of Object.entries(coreCommandSummaries)) program.addCommand(newCommand(name, summary))
  return program
}

function createResetCommand(printResetLink: CliParts['printResetLink'], end: (exitCode: number) => void): Command {
  return newCommand('reset-password', 'Print a link that sets a new password; the server must not run meanwhile')
    .argument('<email>', 'of the account')
    .action(async (email: string) => end(await printResetLink(email)))
}

function findOrAddGroup(parent: Command, name: string): Command {
  const found = parent.commands.find((command) => command.name() === name)
  if (found !== undefined) return found
  const group = newCommand(name, '')
  parent.addCommand(group)
  return group
}

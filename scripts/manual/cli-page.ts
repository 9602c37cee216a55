import type { Command, Option } from 'commander'
import { coreCommandSummaries } from '../../packages/server/src/doors/cli/core-command-names.ts'
import { createProgram } from '../../packages/server/src/doors/cli/run-cli.ts'
import { usageOf } from '../../packages/server/src/doors/cli/run-core-command.ts'
import { addSharedOptions, newCommand, sharedHeading } from '../../packages/server/src/doors/cli/shared-options.ts'
import { markdownTable } from './table.ts'

/** `docs/cli/README.md`: every command with its arguments and options. */
export function cliPage(): string {
  const program = createProgram(
    {
      startServer: async () => 0,
      printResetLink: async () => 0,
      readFolder: noTexts,
    },
    () => undefined,
  )
  const remote = leaves(program).filter((command) => !Object.hasOwn(coreCommandSummaries, command.name()))
  const sections = remote.map((command) => `### ${nameOf(command)}\n\n${about(command)}`)
  const core = Object.entries(coreCommandSummaries).map(([name, summary]) => `- \`sqm ${name}\`: ${summary}`)
  return `# The CLI

\`./sqm\` in a checkout. Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 tried and failed, 2 called
wrongly. \`--json\` gives the answer as JSON; colours appear on terminals only, and not with \`NO_COLOR\`.

## Without a server

${core.join('\n')}

All take the same arguments:

${code(usageOf('lineage'))}

With \`--jsonl\` each line of standard input is a JSON object \`{id, dialect, sql, schema?, default_schema?}\` and is answered with one line, in order.
A line that cannot be answered gives \`{id, error}\`, and the next one is answered all the same. With \`--per-statement\` the answer of
\`lineage\` holds \`statements\`, one answer for each.

## With a server

The server is the one of \`--server\` and \`--token\`; else of \`SQM_URL\` and \`SQM_TOKEN\`; else the one that \`sqm login\` wrote to
\`$XDG_CONFIG_HOME/sqm/config.json\`; else the one on this machine that left \`local-token\` in its data folder. All of these commands but \`serve\`, \`demo\`, \`admin\`, \`login\` and \`logout\` take:

${sharedOptions()}

${sections.join('\n\n')}
`
}

async function* noTexts(): AsyncGenerator<never> {
  yield* []
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
}

function about(command: Command): string {
  const rows = [
    ...command.registeredArguments
      .filter(({ description }) => description !== '')
      .map((argument) => [`\`${argument.name()}\``, argument.description]),
    ...command.options.filter(isOwn).map((option) => [`\`${option.flags}\``, option.description + choicesOf(option)]),
  ]
  const usage = `\`${nameOf(command)} ${command.usage().replace('[options]', '').trim()}`.trim()
  return [`${command.description()}.`, `${usage}\``, rows.length > 0 ? markdownTable(['', ''], rows) : '']
    .filter((part) => part !== '')
    .join('\n\n')
}

function isOwn({ helpGroupHeading, hidden }: Option): boolean {
  return helpGroupHeading !== sharedHeading && !hidden
}

function choicesOf({ argChoices, description }: Option): string {
  return argChoices === undefined ? '' : `${description === '' ? '' : ' '}One of ${argChoices.join(', ')}.`
}

function sharedOptions(): string {
  const options = addSharedOptions(newCommand('any', '')).options
  return options.map(({ flags, description }) => `- \`${flags}\`: ${description}`).join('\n')
}

function code(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``
}

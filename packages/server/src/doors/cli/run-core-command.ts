import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { answerLines } from './answer-lines.ts'
import { CliFailure, usageFailure } from './cli-failure.ts'
import { type CoreCommandName, coreCommandSummaries } from './core-command-names.ts'
import { type CoreOptions, type CoreRequest, coreCommands } from './core-commands.ts'
import { isColoured } from './is-coloured.ts'

const options = {
  jsonl: { type: 'boolean' },
  json: { type: 'boolean' },
  dialect: { type: 'string' },
  schema: { type: 'string' },
  'default-schema': { type: 'string' },
  'per-statement': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * A command that needs core alone: no server, no store, no network. `args` follow the command's name.
 * Resolves to the exit code once everything is written.
 */
export async function runCoreCommand(name: CoreCommandName, args: readonly string[]): Promise<number> {
  try {
    await run(name, args)
    return 0
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error
    process.stderr.write(`sqm ${name}: ${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`)
    return error.exitCode
  }
}

async function run(name: CoreCommandName, args: readonly string[]): Promise<void> {
  const command = coreCommands[name]
  const { values, positionals } = readArguments(name, args)
  const shape: CoreOptions = {
    perStatement: values['per-statement'] ?? false,
    isColoured: isColoured(),
  }
  if (values.help) {
    process.stdout.write(usageOf(name))
  } else if (values.jsonl) {
    if (positionals.length > 0) throw usageFailure('--jsonl reads standard input and takes no file')
    stopQuietlyWhenNobodyReads()
    const streams = { input: process.stdin, output: process.stdout }
    await answerLines(streams, (request) => command.answer(request, shape))
  } else {
    const request = readRequest(name, values, positionals)
    process.stdout.write(
      `${values.json ? JSON.stringify(command.answer(request, shape)) : command.describe(request, shape)}\n`,
    )
  }
}

function readRequest(name: CoreCommandName, values: Values, [path, ...others]: readonly string[]): CoreRequest {
  const isOne = path !== undefined && others.length === 0
  if (!isOne) throw usageFailure('name one file, or - for standard input', usageOf(name))
  return {
    id: path,
    sql: readText(path === '-' ? 0 : path),
    dialect: values.dialect ?? 'auto',
    ...(values.schema === undefined ? {} : { schema: readSchema(values.schema) }),
    ...(values['default-schema'] === undefined ? {} : { default_schema: values['default-schema'] }),
  }
}

type Values = ReturnType<typeof readArguments>['values']

function readArguments(name: CoreCommandName, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw usageFailure(error instanceof Error ? error.message : String(error), usageOf(name))
  }
}

/** What `--help` prints. */
export function usageOf(name: CoreCommandName): string {
  return `usage: sqm ${name} <file or -> [options]
       sqm ${name} --jsonl < requests.jsonl > answers.jsonl

${coreCommandSummaries[name]}

  --dialect <id>           the dialect of the text, e.g. postgres; guessed without it
  --schema <file>          known tables as JSON: {"orders": {"id": "integer"}}
  --default-schema <name>  the schema of tables that are named without one
  --per-statement          lineage of each statement instead of the whole text
  --json                   the answer as JSON
  --jsonl                  one JSON request a line in, one JSON answer a line out
`
}

function readText(path: string | number): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CliFailure(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function readSchema(path: string): unknown {
  try {
    return JSON.parse(readText(path))
  } catch (error) {
    if (error instanceof CliFailure) throw error
    throw usageFailure(`${path} is not JSON`)
  }
}

/** A reader that has seen enough, such as `head`, is no fault of anybody. */
function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

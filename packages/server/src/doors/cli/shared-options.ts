import { Command } from 'commander'
import * as z from 'zod'
import type { Action } from '../../actions/action.ts'
import { loadClientSettings } from '../../kernel/config.ts'
import { isRecord } from '../http/is-record.ts'
import { findServer } from './find-server.ts'
import { isColoured } from './is-coloured.ts'
import { printAnswer } from './print-answer.ts'
import { createServerClient, type ServerClient, type ServerRequest } from './server-client.ts'

const SharedOptions = z.object({
  server: z.string().optional(),
  token: z.string().optional(),
  workspace: z.string().optional(),
  json: z.boolean().default(false),
})
export type SharedOptions = z.infer<typeof SharedOptions>

/** A command that throws where commander would end the process, so that `runCli` sets the exit code. */
export function newCommand(name: string, summary: string): Command {
  return new Command(name).description(summary).exitOverride().helpCommand(false)
}

/** What the help puts over the options that all commands share. */
export const sharedHeading = 'Server and output:'

/** The options of every command that talks to a server. */
export function addSharedOptions(command: Command): Command {
  return command
    .optionsGroup(sharedHeading)
    .option('--server <url>', 'the server to talk to')
    .option('--token <token>', 'an access token; SQM_TOKEN keeps it out of the list of processes')
    .option('--workspace <id>', 'id or slug of the workspace, if not your default one')
    .option('--json', 'print the answer of the server as JSON')
    .optionsGroup('Options:')
}

export function readSharedOptions(values: unknown): SharedOptions {
  return SharedOptions.parse(values)
}

export function connect(options: SharedOptions): ServerClient {
  const headers = options.workspace === undefined ? {} : { 'sqm-workspace': options.workspace }
  return createServerClient(findServer(options, loadClientSettings()), headers)
}

/** Sends the request of a derived command and prints the answer. */
export async function runDerived(action: Action, request: ServerRequest, values: unknown): Promise<void> {
  const shared = readSharedOptions(values)
  const { body } = await connect(shared).send(request)
  writeAnswer(body, shared, action.cli?.shows)
  const cursor = isRecord(body) ? body.next_cursor : null
  if (typeof cursor === 'string' && !shared.json) process.stderr.write(`There is more: --cursor ${cursor}\n`)
}

/** Writes an answer to standard output: as it came with `--json`, else for people. */
export function writeAnswer(answer: unknown, { json }: SharedOptions, shows?: readonly string[]): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return
  }
  const text = printAnswer(answer, { shows, isColoured: isColoured() })
  if (text !== '') process.stdout.write(`${text}\n`)
}

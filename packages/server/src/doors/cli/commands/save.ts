import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import * as z from 'zod'
import { apiPrefix } from '../../http/action-route.ts'
import { isRecord } from '../../http/is-record.ts'
import { CliFailure, usageFailure } from '../cli-failure.ts'
import { plainText } from '../format-table.ts'
import type { ServerClient } from '../server-client.ts'
import { addSharedOptions, connect, newCommand, readSharedOptions, writeAnswer } from '../shared-options.ts'

/** One text of a folder, or why one could not be read. */
export type FoundText =
  | { kind: 'text'; nativeId: string; sql: string; title?: string }
  | { kind: 'problem'; nativeId: string; message: string }

/** Reads the texts of a folder, one at a time. */
export type FolderReader = (folder: string) => AsyncIterable<FoundText>

const SaveOptions = z.object({
  title: z.string().optional(),
  dialect: z.string().optional(),
  catalog: z.string().optional(),
  visibility: z.string().optional(),
  tag: z.array(z.string()).optional(),
})
type SaveOptions = z.infer<typeof SaveOptions>

const shows = ['id', 'title', 'version', 'tables_in', 'tables_out']

/** `sqm save`: a file, standard input or a folder becomes queries. */
export function createSaveCommand(readFolder: FolderReader): Command {
  const command = newCommand('save', 'Save a SQL file, standard input (-) or every .sql file of a folder')
    .argument('<path>', 'a file, a folder, or - for standard input')
    .option('--title <text>', 'the title; that of a file is its name')
    .option('--dialect <id>', 'the dialect of the text, e.g. postgres')
    .option('--catalog <name>', 'the catalog that its tables belong to')
    .option('--visibility <who>', 'workspace or private')
    .option('--tag <text>', 'a tag; may be given more than once', (tag: string, before: string[] = []) => [
      ...before,
      tag,
    ])
  return addSharedOptions(command).action(async (path: string) => {
    const values = command.optsWithGlobals()
    const shared = readSharedOptions(values)
    const options = SaveOptions.parse(values)
    const server = connect(shared)
    if (path !== '-' && isFolder(path)) {
      const { saved, failed } = await saveFolder(server, readFolder(path), options)
      writeAnswer({ items: saved, failed }, shared, shows)
      if (failed > 0) throw new CliFailure(`${failed} of ${saved.length + failed} texts could not be saved`)
      return
    }
    const title = path === '-' ? {} : { title: basename(path).replace(/\.sql$/i, '') }
    writeAnswer(await saveText(server, { sql: readText(path), ...title }, options), shared, shows)
  })
}

/** Goes on after a text that is refused; each is named on standard error. */
async function saveFolder(server: ServerClient, texts: AsyncIterable<FoundText>, options: SaveOptions) {
  const saved: unknown[] = []
  let failed = 0
  const complain = (nativeId: string, message: string): void => {
    failed++
    process.stderr.write(`${plainText(nativeId)}: ${message}\n`)
  }
  for await (const found of texts) {
    if (found.kind === 'problem') {
      complain(found.nativeId, found.message)
      continue
    }
    const { nativeId, sql, title } = found
    try {
      const answer = await saveText(server, { sql, ...(title === undefined ? {} : { title }) }, options, nativeId)
      saved.push(answer)
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error
      complain(nativeId, error.message)
    }
  }
  return { saved, failed }
}

/** Gives what the server stored, without the parts that would repeat the text. */
async function saveText(
  server: ServerClient,
  text: { sql: string; title?: string },
  { tag, ...options }: SaveOptions,
  nativeId?: string,
): Promise<unknown> {
  const body = { ...text, ...options, ...(tag === undefined ? {} : { tags: tag }) }
  // The same file with the same content is the same request: a second run after a fault adds nothing twice.
  const key = nativeId === undefined ? undefined : hash(JSON.stringify([nativeId, body]))
  const reply = await server.send({
    method: 'POST',
    path: `${apiPrefix}/queries`,
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })
  if (!isRecord(reply.body)) throw new CliFailure('the server answered in a form that this program does not know')
  const { sql, analysis, ...item } = reply.body
  return item
}

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw usageFailure(`${path} does not exist`)
  return stats.isDirectory()
}

/** Byte for byte; a text in another encoding would be stored with its letters lost. */
function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path === '-' ? 0 : path))
  } catch (error) {
    if (error instanceof TypeError) throw usageFailure(`${path} is not UTF-8`)
    throw usageFailure(error instanceof Error ? error.message : String(error))
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

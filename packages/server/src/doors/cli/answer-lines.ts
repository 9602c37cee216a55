import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** The part of an answer that every command of the batch mode has. */
export interface LineAnswer {
  id: unknown
  error?: string
}

export interface LineStreams {
  input: AsyncIterable<Uint8Array>
  output: Writable
  /** Longer lines are answered with an error and not kept in memory. */
  lineSizeMaxBytes?: number
}

/** No query text is larger than 10 MB; with its schema and every character escaped it fits. */
const defaultLineSizeMaxBytes = 64 * 1024 * 1024
const lineFeed = 0x0a

/**
 * Answers each line of `input`, which holds one JSON object, with one line of JSON on `output`, in the same order, each
 * before the next is looked at. Waits while the reader of `output` is slow, and then reads no more input.
 * A line that is not a JSON object, is too long, or makes `answer` throw is answered with `{id, error}`.
 */
export async function answerLines(
  { input, output, lineSizeMaxBytes = defaultLineSizeMaxBytes }: LineStreams,
  answer: (request: Readonly<Record<string, unknown>>) => LineAnswer,
): Promise<void> {
  for await (const line of readLines(input, lineSizeMaxBytes)) {
    const text = `${JSON.stringify(line === null ? tooLong(lineSizeMaxBytes) : answerLine(line, answer))}\n`
    if (!output.write(text)) await once(output, 'drain')
  }
}

/** Lines without their line feed; null for one that is too long. What follows the last line feed is a line if it holds anything. */
async function* readLines(input: AsyncIterable<Uint8Array>, sizeMaxBytes: number): AsyncGenerator<string | null> {
  let pieces: Uint8Array[] = []
  let sizeBytes = 0
  const take = (): string | null => {
    const line = sizeBytes > sizeMaxBytes ? null : Buffer.concat(pieces).toString('utf8')
    pieces = []
    sizeBytes = 0
    return line
  }
  const keep = (piece: Uint8Array): void => {
    sizeBytes += piece.length
    if (sizeBytes > sizeMaxBytes) pieces = []
    else pieces.push(piece)
  }
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  if (sizeBytes > 0) yield take()
}

function answerLine(line: string, answer: (request: Readonly<Record<string, unknown>>) => LineAnswer): LineAnswer {
  const request = readObject(line)
  if (request === null) return { id: null, error: 'the line is not a JSON object' }
  try {
    return answer(request)
  } catch (error) {
    // The promise of the batch mode is one answer a line, whatever the line holds.
    return { id: request.id ?? null, error: error instanceof Error ? error.message : String(error) }
  }
}

function readObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tooLong(sizeMaxBytes: number): LineAnswer {
  return { id: null, error: `the line is longer than ${sizeMaxBytes} bytes` }
}

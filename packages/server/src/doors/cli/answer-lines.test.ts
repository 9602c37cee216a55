import { Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerLines } from './answer-lines.ts'

/** Feeds `chunks` and gives the answers, parsed. */
async function run(chunks: readonly (string | Uint8Array)[], options: { lineSizeMaxBytes?: number } = {}) {
  const written: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      done()
    },
  })
  const input = async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }
  await answerLines({ input: input(), output, ...options }, ({ id, fail }) => {
    if (fail !== undefined) throw new Error(String(fail))
    return { id }
  })
  const text = written.join('')
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line))
}

test('answers each line with one line, in order, wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' }), fc.constant('{"id":"é🦔"}')), {
        maxLength: 20,
      }),
      fc.array(fc.nat(400), { maxLength: 20 }),
      async (texts, cuts) => {
        const lines = texts.map((text) => text.replaceAll('\n', ' '))
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
        const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b)
        const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
        const whole = await run([bytes])
        expect(await run(chunks)).toEqual(whole)
        expect(whole).toHaveLength(lines.length)
      },
    ),
    { numRuns: 200 },
  )
})

test('answers a bad line with an error and goes on', async () => {
  const lines = ['{"id":1}', 'nonsense', '', '[]', 'null', '"text"', '{"id":"x","fail":"it broke"}', '{"id":2}']
  const notObject = { id: null, error: 'the line is not a JSON object' }
  expect(await run([lines.map((line) => `${line}\r\n`).join('')])).toEqual([
    { id: 1 },
    notObject,
    notObject,
    notObject,
    notObject,
    notObject,
    { id: 'x', error: 'it broke' },
    { id: 2 },
  ])
})

test('answers a last line without its line feed, and bytes that are no text', async () => {
  expect(await run(['\ufeff{"id":1}\n{"id":', '2}'])).toEqual([{ id: 1 }, { id: 2 }])
  expect(await run([Uint8Array.of(0xff, 0xfe, 0x0a), '{"id":3}\n'])).toMatchObject([{ id: null }, { id: 3 }])
  expect(await run([])).toEqual([])
})

test('keeps no line that is longer than it may be, and answers the next', async () => {
  const error = 'the line is longer than 10 bytes'
  const answers = await run(['{"id":1234567890}', 'more\n{"id":1}\n', '{"id":12345}'], { lineSizeMaxBytes: 10 })
  expect(answers).toEqual([{ id: null, error }, { id: 1 }, { id: null, error }])
})

test('waits for a slow reader and reads no further meanwhile', async () => {
  let linesRead = 0
  const waiting: (() => void)[] = []
  const output = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void waiting.push(done) })
  const input = async function* () {
    for (; linesRead < 5; linesRead++) yield Buffer.from(`{"id":${linesRead}}\n`)
  }
  const done = answerLines({ input: input(), output }, ({ id }) => ({ id }))
  for (let round = 0; round < 5; round++) {
    await new Promise(setImmediate)
    expect(linesRead).toBe(round)
    waiting.shift()?.()
  }
  await done
  expect(linesRead).toBe(5)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coreCommandSummaries } from '../../packages/server/src/doors/cli/core-command-names.ts'
import { buildCli, plainEnvironment, program, root, runSqm } from './run-sqm.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqm-batch-'))
beforeAll(buildCli, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const commands = Object.keys(coreCommandSummaries)

async function batch(command: string, lines: readonly string[], ...args: string[]): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await runSqm([command, '--jsonl', ...args], {
    input: lines.map((line) => `${line}\n`).join(''),
  })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

describe.each(commands)('sqm %s --jsonl', (command) => {
  test('answers every line in order, whatever it holds', async () => {
    const sql = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('select a from t', 'insert into t select', ';;', '/*', '\ud800'),
    )
    const request = fc.record({ id: fc.jsonValue(), dialect: fc.oneof(fc.constant('postgres'), fc.jsonValue()), sql })
    const line = fc.oneof(
      request.map((value) => JSON.stringify(value)),
      fc.string(),
      fc.json(),
    )
    const lines = fc.sample(line, { numRuns: 500, seed: 7 }).map((text) => text.replaceAll('\n', ' '))
    const answers = await batch(command, lines)
    expect(answers).toHaveLength(lines.length)
    for (const [index, text] of lines.entries()) expect(answers[index]?.id ?? null).toEqual(idOf(text))
  })

  test('names what is wrong with a request, and ignores fields it does not know', async () => {
    const [noText, badSchema, extra] = await batch(command, [
      '{"id":1}',
      '{"id":2,"sql":"select 1","schema":{"t":["a"]}}',
      '{"id":3,"sql":"select 1","color":"red"}',
    ])
    expect(noText).toEqual({ id: 1, error: 'sql is missing or no text' })
    expect(badSchema).toEqual({ id: 2, error: 'schema is not of the form {table: {column: type}}' })
    expect(extra?.error).toBeUndefined()
  })
})

test('gives the shapes that other programs rely on', async () => {
  const request = JSON.stringify({
    id: 'a',
    dialect: 'postgres',
    sql: 'insert into s.b (x) select y from c where z = 1',
  })
  const [parse] = await batch('parse', [request])
  expect(parse).toEqual({
    id: 'a',
    status: 'parsed',
    statements: [{ kind: 'insert', span: [0, 47], opaque: 0 }],
    problems: [],
  })
  const [lineage] = await batch('lineage', [request])
  expect(lineage).toEqual({
    id: 'a',
    tables_in: ['c'],
    tables_out: ['s.b'],
    columns: [['s.b.x', ['c.y']]],
    uses: [['c.z', ['filter']]],
    unresolved: [],
    problems: [],
  })
  const [fingerprint] = await batch('fingerprint', [request])
  expect(fingerprint).toEqual({
    id: 'a',
    fingerprint: expect.stringMatching(/^f1:[0-9a-f]{32}$/),
    family: expect.stringMatching(/^g1:[0-9a-f]{32}$/),
    normalized: expect.any(String),
  })
  const [lint] = await batch('lint', [JSON.stringify({ id: 'b', dialect: 'postgres', sql: 'select * from t' })])
  expect(lint).toMatchObject({
    id: 'b',
    findings: [{ rule: 'select-star', span: [7, 8] }],
    complexity: { parts: expect.any(Array) },
  })
})

test('knows the schema and the default schema of a request', async () => {
  const sql = 'select * from orders'
  const schema = { 'shop.orders': { id: 'int', amount: 'numeric' } }
  const [answer] = await batch('lineage', [
    JSON.stringify({ id: 1, dialect: 'postgres', sql, schema, default_schema: 'shop' }),
  ])
  expect(answer).toMatchObject({
    tables_in: ['shop.orders'],
    columns: [
      ['id', ['shop.orders.id']],
      ['amount', ['shop.orders.amount']],
    ],
  })
})

test('gives the lineage of each statement where it is asked to', async () => {
  const sql = 'create temp table t as select a from x; insert into y (b) select a from t'
  const [answer] = await batch('lineage', [JSON.stringify({ id: 1, dialect: 'postgres', sql })], '--per-statement')
  expect(answer).toMatchObject({
    id: 1,
    statements: [
      { span: [0, 38], tables_in: ['x'], columns: [['t.a', ['x.a']]] },
      { span: [40, 73], tables_out: ['y'] },
    ],
  })
})

test('answers 10,000 lines in order for a reader that takes its time', async () => {
  const child = spawn(process.execPath, [program, 'fingerprint', '--jsonl'], { cwd: root, env: plainEnvironment() })
  const ended = once(child, 'close')
  const filler = 'x'.repeat(500)
  const lines = Array.from({ length: 10_000 }, (_one, id) =>
    JSON.stringify({ id, dialect: 'ansi', sql: `select '${filler}' from t` }),
  )
  child.stdin.end(`${lines.join('\n')}\n`)
  let text = ''
  for await (const chunk of child.stdout) {
    text += chunk
    await new Promise(setImmediate)
  }
  expect(await ended).toEqual([0, null])
  const ids = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).id)
  expect(ids).toEqual(lines.map((_line, id) => id))
})

test('answers a line before the next one comes, and ends in peace when nobody reads any more', async () => {
  const child = spawn(process.execPath, [program, 'parse', '--jsonl'], { cwd: root, env: plainEnvironment() })
  const ended = once(child, 'close')
  for (const id of [1, 2]) {
    child.stdin.write(`{"id":${id},"sql":"select 1"}\n`)
    const [answer] = await once(child.stdout.setEncoding('utf8'), 'data')
    expect(JSON.parse(answer)).toMatchObject({ id, status: 'parsed' })
  }
  child.stdin.on('error', () => undefined)
  child.stdout.destroy()
  child.stdin.write('{"id":3,"sql":"select 1"}\n'.repeat(1000))
  child.stdin.end()
  expect(await ended).toEqual([0, null])
})

test.each(commands)('%s loads core and the batch mode, no package and no store', async (command) => {
  const loads = join(folder, `${command}.txt`)
  const { code } = await runSqm([command, '--jsonl'], {
    input: '{"id":1,"dialect":"postgres","sql":"select a from t"}\n',
    env: { SQM_TEST_LOADS: loads },
    nodeArgs: ['--import', './tests/cli/log-loads.mjs'],
  })
  expect(code).toBe(0)
  const files = readFileSync(loads, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:'))
  const sources = files.flatMap((url) => JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')).sources)
  expect(sources).toContainEqual(expect.stringMatching(/core\/src\/analyze\.ts$/))
  expect(sources.filter((path) => !/\/core\/src\/|\/?src\/sqm\.ts$|\/doors\/cli\//.test(path))).toEqual([])
})

describe('for one file', () => {
  test('prints for people, or as JSON; reads standard input for -', async () => {
    const path = join(folder, 'a.sql')
    writeFileSync(path, 'select o.id, o.amount * 2 as twice from orders o where o.closed')
    const lineage = await runSqm(['lineage', path, '--dialect', 'postgres'])
    expect(lineage).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'reads   orders',
        'writes  -',
        '',
        'column  comes from',
        'id      orders.id',
        'twice   orders.amount',
        '',
        'also used      to',
        'orders.closed  filter',
        '',
      ].join('\n'),
    })
    const json = await runSqm(['lineage', '-', '--json'], { input: 'select 1 as one' })
    expect(JSON.parse(json.stdout)).toMatchObject({ id: '-', columns: [['one', []]] })
    for (const command of commands) {
      const { code, stdout } = await runSqm([command, path])
      expect({ command, code, isEmpty: stdout.trim() === '' }).toEqual({ command, code: 0, isEmpty: false })
    }
  })

  test('ends with 2 where it is called wrongly, and with 1 where the file cannot be read', async () => {
    for (const args of [
      ['lineage'],
      ['lineage', 'a', 'b'],
      ['parse', '--unknown'],
      ['parse', '--jsonl', 'a.sql'],
      ['nonsense'],
    ]) {
      const { code, stdout, stderr } = await runSqm(args)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
      expect(stderr).not.toContain('    at ')
    }
    const { code, stderr } = await runSqm(['parse', join(folder, 'missing.sql')])
    expect(code).toBe(1)
    expect(stderr).toContain('no such file')
  })
})

/** What the answer to a line must carry. */
function idOf(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !('id' in value)) return null
    // JSON has one zero.
    return JSON.parse(JSON.stringify(value.id ?? null))
  } catch {
    return null
  }
}

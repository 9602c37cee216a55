import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { defineAction } from '../../actions/action.ts'
import { deriveCommand } from './derive-command.ts'
import type { ServerRequest } from './server-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqm-derive-'))
afterAll(() => rmSync(folder, { recursive: true }))

const Mood = z.enum(['calm', 'wild']).meta({ id: 'DeriveTestMood' })

const common = {
  permission: 'query.read' as const,
  cost: 'cheap' as const,
  output: z.null(),
  errors: [],
  run: async () => null,
}

const find = defineAction({
  ...common,
  name: 'test.find',
  summary: 'Finds.',
  input: z.strictObject({
    root: z.string().max(99),
    limit: z.int().default(50),
    mood: Mood.optional(),
    tag: z.array(z.string()).optional(),
    is_deep: z.boolean().optional(),
  }),
  example: { root: 'orders' },
  http: { method: 'GET', path: '/tests' },
  cli: { path: ['find'], args: ['root'] },
})

const change = defineAction({
  ...common,
  name: 'test.change',
  summary: 'Changes.',
  input: z.strictObject({
    id: z.string(),
    version: z.string(),
    sql: z.string(),
    schema: z.record(z.string(), z.string()).optional(),
  }),
  example: { id: 'a', version: '1.0', sql: 'select 1' },
  http: { method: 'PATCH', path: '/tests/{id}', ifMatch: 'version', idempotent: true },
  cli: { path: ['change'], args: ['id', 'sql'] },
})

/** The request that a call amounts to. */
async function derive(action: typeof find, args: readonly string[]): Promise<ServerRequest | undefined> {
  let seen: ServerRequest | undefined
  const command = deriveCommand(action, async (_action, request) => {
    seen = request
  })
  command.configureOutput({ writeErr: () => undefined })
  await command.parseAsync([...args], { from: 'user' })
  return seen
}

test('makes options of fields, by their schema, and a query string of what is given', async () => {
  const args = ['orders', '--limit', '5', '--mood', 'wild', '--tag', 'a b', '--tag', '@c', '--is-deep']
  expect(await derive(find, args)).toEqual({
    method: 'GET',
    path: '/api/v1/tests?root=orders&limit=5&mood=wild&tag=a+b&tag=%40c&is_deep=true',
    headers: {},
  })
  expect((await derive(find, ['--no-is-deep', 'orders']))?.path).toBe('/api/v1/tests?root=orders&is_deep=false')
  expect((await derive(find, ['--is-deep', 'orders']))?.path).toBe('/api/v1/tests?root=orders&is_deep=true')
  expect((await derive(find, ['orders']))?.path).toBe('/api/v1/tests?root=orders')
})

test('makes path, If-Match, Idempotency-Key and body, and reads long texts and JSON from files', async () => {
  writeFileSync(join(folder, 'a.sql'), 'select 2')
  writeFileSync(join(folder, 'b.json'), '{"t":"int"}')
  const args = ['x/y', `@${join(folder, 'a.sql')}`, '--version', '1.0', '--schema', `@${join(folder, 'b.json')}`]
  expect(await derive(change, [...args, '--idempotency-key', 'k1'])).toEqual({
    method: 'PATCH',
    path: '/api/v1/tests/x%2Fy',
    body: { sql: 'select 2', schema: { t: 'int' } },
    headers: { 'if-match': '"1.0"', 'idempotency-key': 'k1' },
  })
})

test('refuses what the schema cannot mean, before anything is sent', async () => {
  for (const [action, args] of [
    [find, []],
    [find, ['orders', 'more']],
    [find, ['orders', '--limit', 'many']],
    [find, ['orders', '--mood', 'sad']],
    [find, ['orders', '--is-deep=maybe']],
    [find, ['orders', '--unknown', '1']],
    [change, ['a', 'select 1']],
    [change, ['a', 'select 1', '--version', '1.0', '--schema', '{']],
  ] as const) {
    await expect(derive(action, args), args.join(' ')).rejects.toThrow(CommanderError)
  }
})

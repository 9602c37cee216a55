import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../packages/server/src/actions/index.ts'
import { placeFields } from '../../packages/server/src/doors/http/action-route.ts'
import { sendAction } from './send-action.ts'
import { type ValidCall, validCalls } from './valid-calls.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.server.close())

const nastyTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  "' or 1=1 --",
  '"; drop table query; --',
  "') union select password_hash from user_account --",
  '%',
  '_%\\',
  '*',
  '" OR "',
  'NEAR(a b)',
  '{"v":1}',
  '../../etc/passwd',
  '-1',
  '1e400',
  'NaN',
  'true',
  'null',
  '__proto__',
  'constructor',
  '🦆'.repeat(50),
  '\u202e\u0000',
  'x'.repeat(3_000),
] as const

const nasty = fc.oneof(
  fc.constantFrom<unknown>(...nastyTexts, null, true, -1, 0, 1.5, 1e308, 2 ** 53, [], {}, [null], [[]], {
    toString: 1,
  }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }),
)

// Hashing passwords on purpose takes its time.
const runsOf = (cost: string): number => (cost === 'secret' ? 6 : 25)

describe.each(actions.map((action) => [action.name, action] as const))('T9, T26: %s', (name, action) => {
  const call = async (): Promise<ValidCall> => {
    const made = await validCalls[name]?.(world, 'owner')
    if (made === undefined) throw new Error(`no valid call of ${name}`)
    return made
  }
  const tokenOf = ({ as }: ValidCall): string => (as ?? world.people.owner).token

  // The client itself checks that the status is declared and that nothing is a 500.
  test.each(Object.keys(action.input.shape))('takes whatever stands in %s', async (field) => {
    const valid = await call()
    await fc.assert(
      fc.asyncProperty(nasty, async (value) => {
        const reply = await sendAction(
          world.client,
          action,
          { ...valid.input, [field]: value },
          { token: tokenOf(valid) },
        )
        expect(reply.status).toBeLessThan(500)
      }),
      { numRuns: runsOf(action.cost) },
    )
  })

  const { hasBody, rest } = placeFields(action)
  const unknown = ['role', 'workspace_id', 'owner_id', 'version', 'created_at', 'constructor', '__proto__']
  test('T8: refuses fields that it does not know, and names them', async () => {
    const valid = await call()
    for (const field of unknown.filter((one) => !(one in action.input.shape))) {
      // `__proto__` becomes a field of its own only this way.
      const input: Record<string, unknown> = Object.fromEntries([...Object.entries(valid.input), [field, 'x']])
      const reply = await sendAction(world.client, action, input, { token: tokenOf(valid) })
      expect(reply.body, field).toMatchObject({ code: 'input.invalid', problems: [{ path: field }] })
    }
  })

  if (rest.length > 0)
    test('takes a field in its own place only', async () => {
      const valid = await call()
      const { input } = valid
      const path = action.http.path.replace(/\{(\w+)\}/g, (_whole, field) => String(input[field]))
      const [first = ''] = rest
      const options = { token: tokenOf(valid), headers: { 'if-match': '"1.0"' } }
      const send = (url: string, body: unknown) =>
        world.client.send(action.http.method, `/api/v1${url}`, { ...options, ...(body === null ? {} : { body }) })
      const reply = hasBody
        ? await send(`${path}?${first}=x`, input)
        : await send(`${path}?${first}=1&${first}=2`, null)
      expect(reply.status).toBe(400)
    })

  if (hasBody)
    test('refuses bodies that are no JSON object', async () => {
      const path = `/api/v1${action.http.path.replace(/\{\w+\}/g, '0197f0c0-0000-7000-8000-000000000000')}`
      const valid = await call()
      const send = (raw: string | Buffer, type = 'application/json') =>
        world.client.send(action.http.method, path, {
          raw,
          token: tokenOf(valid),
          headers: { 'content-type': type, 'if-match': '"1.0"' },
        })
      const malformed = ['{', '{"a":1}}', "{'a':1}", '{"a":undefined}', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])]
      for (const raw of malformed) expect((await send(raw)).body).toMatchObject({ code: 'input.not-json' })
      for (const raw of ['[]', '"text"', '7', 'true', 'null'])
        expect((await send(raw)).body).toMatchObject({ code: 'input.invalid' })
      expect((await send('a=1', 'application/x-www-form-urlencoded')).status).toBe(415)
      expect((await send('<a/>', 'text/xml')).status).toBe(415)
      expect((await send(`{"sql":"${'x'.repeat(1_500_000)}"}`)).status).toBe(413)
    })
})

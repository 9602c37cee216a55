import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../packages/server/src/actions/action.ts'
import { actions } from '../../packages/server/src/actions/index.ts'
import { permissionPolicy } from './permission-policy.ts'
import { sendAction } from './send-action.ts'
import { validCalls } from './valid-calls.ts'
import { createWorld, type MemberRole, type World } from './world.ts'

const roles = ['viewer', 'editor', 'admin', 'owner'] as const
const absentId = '0197f0c0-0000-7000-8000-000000000000'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.server.close())

test('every action has a row in the policy and a call that works, and nothing else has', () => {
  const names = actions.map(({ name }) => name).sort()
  expect(Object.keys(permissionPolicy).sort()).toEqual(names)
  expect(Object.keys(validCalls).sort()).toEqual(names)
})

describe.each(actions.map((action) => [action.name, action] as const))('%s', (name, action) => {
  const policy = permissionPolicy[name] ?? ''
  const isPublic = policy.startsWith('?')

  test(isPublic ? 'lets everybody in' : 'refuses who is not signed in', async () => {
    const { input } = await call(action, 'viewer')
    const reply = await sendAction(world.client, action, input)
    expectOutcome(action, reply.status, isPublic ? 'granted' : 'unknown')
  })

  test.each(roles)('as %s', async (role) => {
    const { input, as } = await call(action, role)
    const reply = await sendAction(world.client, action, input, { token: (as ?? world.people[role]).token })
    const isGranted = policy.charAt(roles.indexOf(role) + 1) !== '-'
    expectOutcome(action, reply.status, isGranted ? 'granted' : 'refused')
  })

  if (isPublic) return

  test('T1: is closed to somebody of another workspace who names this one', async () => {
    const { input } = await call(action, 'owner')
    const options = { token: world.cleo.token, workspace: world.workspaceId }
    const reply = await sendAction(world.client, action, input, options)
    expect(reply.status).toBe(404)
    expect(reply.body).toMatchObject({ code: 'workspace.not-found' })
  })

  const hasId = /\{\w+\}/.test(action.http.path)
  if (hasId)
    test('T1: knows no ids of another workspace', async () => {
      const { input } = await call(action, 'owner')
      const foreign = await sendAction(world.client, action, input, { token: world.cleo.token })
      const absent = await sendAction(
        world.client,
        action,
        { ...input, ...absentIds(action) },
        { token: world.cleo.token },
      )
      expect(foreign.status).toBe(404)
      expect(withoutRequestId(foreign.body)).toEqual(withoutRequestId(absent.body))
    })

  test('answers about the permission before the input', async () => {
    const options = { raw: '{"broken', headers: { 'if-match': 'nonsense' } }
    const path = action.http.path.replace(/\{\w+\}/g, 'nonsense')
    const send = (token?: string) => world.client.send(action.http.method, `/api/v1${path}`, { ...options, token })
    expect((await send()).status).toBe(401)
    const refused = roles.find((_role, index) => policy.charAt(index + 1) === '-')
    if (refused !== undefined) expect((await send(world.people[refused].token)).status).toBe(403)
  })
})

test('every action has been seen to work', () => {
  const worked = [...world.client.seen].filter((seen) => /2\d\d$/.test(seen)).map((seen) => seen.replace(/ \d+$/, ''))
  expect([...new Set(worked)].sort()).toEqual(actions.map(({ name }) => name).sort())
})

function call(action: Action, role: MemberRole) {
  const make = validCalls[action.name]
  if (make === undefined) throw new Error(`no valid call of ${action.name}`)
  return make(world, role)
}

function expectOutcome(action: Action, status: number, outcome: 'granted' | 'refused' | 'unknown'): void {
  expect(status).toBe({ granted: action.http.status, refused: 403, unknown: 401 }[outcome])
}

function absentIds({ http }: Action): Record<string, string> {
  const names = [...http.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  return Object.fromEntries(names.filter((name) => name.endsWith('id')).map((name) => [name, absentId]))
}

function withoutRequestId(body: unknown): unknown {
  return typeof body === 'object' ? { ...body, request_id: null } : body
}

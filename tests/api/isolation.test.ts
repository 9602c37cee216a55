import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { actions } from '../../packages/server/src/actions/index.ts'
import { sendAction } from './send-action.ts'
import { validCalls } from './valid-calls.ts'
import { createWorld, read, type World } from './world.ts'

/** A word that stands in every text of the first workspace, and nowhere else. */
const canary = `canary${randomUUID().replaceAll('-', '')}`

let world: World
beforeAll(async () => {
  world = await createWorld()
  const { owner } = world.people
  await world.save(`select ${canary}_column from ${canary}_table -- ${canary}`, { title: canary, tags: [canary] })
  await world.client.post('/catalogs', { name: canary, dialect: 'postgres' }, { token: owner.token })
  await world.client.post(
    '/queries',
    { sql: `select 1 from ${canary}_private`, visibility: 'private' },
    { token: owner.token },
  )
})
afterAll(() => world.server.close())

describe('T1: another workspace', () => {
  test('sees nothing of this one through any read, filter, search, page or walk', async () => {
    const { token } = world.cleo
    const addresses = [
      `/queries?q=${canary}`,
      `/queries?table=${canary}_table`,
      `/queries?column=${canary}_column`,
      `/queries?tag=${canary}`,
      `/queries?owner=${world.people.owner.userId}`,
      '/queries?limit=100&fields=sql',
      '/queries?trash=true&fields=sql',
      `/lineage/graph?root=${canary}_table`,
      `/lineage/graph?root=${canary}_table.${canary}_column`,
      `/tables?q=${canary}`,
      '/tables',
      '/tags',
      '/catalogs',
      '/workspaces',
      '/workspaces/current/members',
      '/me',
    ]
    for (const address of addresses) {
      const { text, headers } = await world.client.get(address, { token })
      const echo = address.includes('graph') ? text.replaceAll(/`[^`]*`/g, '') : text
      expect(echo + JSON.stringify(headers), address).not.toContain(canary)
      expect(text, address).not.toContain(world.people.owner.userId)
    }
  })

  test('learns nothing from the answers to changes', async () => {
    for (const action of actions.filter(({ permission }) => permission !== 'public')) {
      const call = await validCalls[action.name]?.(world, 'owner')
      if (call === undefined) continue
      for (const workspace of [undefined, world.workspaceId, 'my-workspace', '../x', "' or 1=1"]) {
        const fresh = action.name.startsWith('auth.') ? await otherPerson() : world.cleo.token
        const { text } = await sendAction(world.client, action, call.input, { token: fresh, workspace })
        expect(text, action.name).not.toContain(canary)
      }
    }
  })

  test('a cursor of this workspace gives the other one nothing', async () => {
    const first = await world.client.get('/queries?limit=1', { token: world.people.owner.token })
    const { next_cursor } = read(first, z.object({ next_cursor: z.string() }))
    const reply = await world.client.get(`/queries?cursor=${next_cursor}`, { token: world.cleo.token })
    expect(reply.text).not.toContain(canary)
  })
})

describe('private queries: worked example 8 of the identity record', () => {
  test('are for their owner alone, whatever the role of the others', async () => {
    const { people, client, cleo } = world
    const saved = await client.post(
      '/queries',
      { sql: 'select name, pay from salaries', visibility: 'private', title: 'Who earns what', tags: ['payroll'] },
      { token: people.editor.token },
    )
    const { id } = read(saved, z.object({ id: z.string() }))
    for (const token of [people.owner.token, people.admin.token, people.viewer.token]) {
      for (const path of ['', '/versions', '/versions/1', '/history']) {
        expect((await client.get(`/queries/${id}${path}`, { token })).status, path).toBe(404)
      }
      for (const filter of ['table=salaries', 'q=earns', 'tag=payroll', 'column=pay', 'table=salaries&sort=title']) {
        expect((await client.get(`/queries?${filter}`, { token })).body, filter).toMatchObject({ items: [] })
      }
      expect((await client.get('/tags', { token })).text).not.toContain('payroll')
      expect((await client.get('/tables?q=salar', { token })).body).toMatchObject({ items: [] })
      const graph = await client.get('/lineage/graph?root=salaries', { token })
      expect(graph.body).toEqual({ root: null, nodes: [], edges: [], hidden: 1, truncated: false })
    }
    for (const [name, change] of Object.entries({ title: 'x', visibility: 'workspace', sql: 'select 1' })) {
      const options = { token: people.owner.token, headers: { 'if-match': '"1.0"' } }
      expect((await client.patch(`/queries/${id}`, { [name]: change }, options)).status).toBe(404)
    }
    expect((await client.delete(`/queries/${id}`, { token: people.owner.token })).status).toBe(404)
    expect((await client.get('/lineage/graph?root=salaries', { token: cleo.token })).status).toBe(404)
    expect((await client.get(`/queries/${id}`, { token: people.editor.token })).status).toBe(200)
  })

  test('are made so by their owner alone', async () => {
    const id = await world.save('select 1 from shared')
    const options = { token: world.people.editor.token, headers: { 'if-match': '"1.0"' } }
    expect((await world.client.patch(`/queries/${id}`, { visibility: 'private' }, options)).status).toBe(403)
  })
})

test('T17: no text, title, tag or name of a table is ever in the log', () => {
  expect(world.server.logLines.join('\n')).not.toContain(canary)
})

/** Somebody of yet another workspace, whose session may end. */
async function otherPerson(): Promise<string> {
  const email = `passer-by-${randomUUID()}@example.org`
  await world.client.post('/auth/register', { email, password: 'a good password' })
  return read(
    await world.client.post('/auth/login', { email, password: 'a good password' }),
    z.object({ access_token: z.string() }),
  ).access_token
}

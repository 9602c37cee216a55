import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type MemberRole, type Person, read, type World } from './world.ts'

/** A call that should succeed for whoever is let in. `as`: a person of its own, where the call would end a session. */
export interface ValidCall {
  input: Record<string, unknown>
  as?: Person
}

type MakeCall = (world: World, role: MemberRole) => Promise<ValidCall>

const Token = z.object({ token: z.string() })

/** How to call each action so that it works. An action without an entry fails the tests. */
export const validCalls: Readonly<Record<string, MakeCall>> = {
  'auth.register': async () => ({ input: { email: `new-${randomUUID()}@example.org`, password: 'a good password' } }),
  'auth.login': async ({ people }) => ({ input: { email: people.viewer.email, password: people.viewer.password } }),
  'auth.refresh': async (world) => ({ input: { refresh_token: (await world.newMember('viewer')).refreshToken } }),
  'auth.exchange': async ({ client, people }) => ({
    input: { token: read(await client.post('/auth/open-link', {}, { token: people.viewer.token }), Token).token },
  }),
  'auth.reset-password': async (world) => ({
    input: { token: (await makeResetLink(world)).token, new_password: 'another good password' },
  }),
  'auth.logout': async (world, role) => ({ input: {}, as: await world.newMember(role) }),
  'auth.logout-all': async (world, role) => ({ input: {}, as: await world.newMember(role) }),
  'auth.change-password': async (world, role) => {
    const person = await world.newMember(role)
    return { input: { current_password: person.password, new_password: 'another good password' }, as: person }
  },
  'auth.open-link': async () => ({ input: {} }),
  'auth.reset-link': async (world) => ({ input: { user_id: (await world.newMember('viewer')).userId } }),
  'me.get': async () => ({ input: {} }),
  'workspace.list': async () => ({ input: {} }),
  'workspace.create': async () => ({ input: { name: 'Another one' } }),
  'member.list': async () => ({ input: {} }),
  'member.change': async (world) => ({ input: { user_id: (await world.newMember('viewer')).userId, role: 'editor' } }),
  'member.remove': async (world) => ({ input: { user_id: (await world.newMember('viewer')).userId } }),
  'invitation.create': async () => ({ input: { email: 'somebody@example.org', role: 'viewer' } }),
  'invitation.accept': async ({ client, cleo, people }, role) => {
    const invitation = { email: people[role].email, role: 'viewer' }
    return { input: { token: read(await client.post('/invitations', invitation, { token: cleo.token }), Token).token } }
  },
  'catalog.list': async () => ({ input: {} }),
  'catalog.create': async () => ({
    input: { name: `catalog ${randomUUID()}`, dialect: 'mysql', search_path: ['main'] },
  }),
  'query.create': async () => ({ input: { sql: 'select 1', title: 'One', tags: ['number'], visibility: 'workspace' } }),
  'query.list': async () => ({ input: { limit: 10, table: 'orders', tag: 'finance', sort: '-created' } }),
  'query.get': async ({ queryId }) => ({ input: { id: queryId } }),
  'query.change': async (world) => ({
    input: { id: await world.save('select 2'), etag: '1.0', sql: 'select 3', message: 'more', status: 'endorsed' },
  }),
  'query.delete': async (world) => ({ input: { id: await world.save('select 4') } }),
  'query.restore': async (world) => {
    const id = await world.save('select 5')
    await world.client.delete(`/queries/${id}`, { token: world.people.owner.token })
    return { input: { id } }
  },
  'version.list': async ({ queryId }) => ({ input: { id: queryId } }),
  'version.get': async ({ queryId }) => ({ input: { id: queryId, version: 1 } }),
  'history.list': async ({ queryId }) => ({ input: { id: queryId } }),
  'tag.list': async () => ({ input: {} }),
  'lineage.trace': async () => ({
    input: { sql: 'select a from t', dialect: 'postgres', schema: { t: { a: 'int' } }, default_schema: 'main' },
  }),
  'lineage.graph': async () => ({ input: { root: 'orders.amount', direction: 'both', depth: 2 } }),
  'table.list': async () => ({ input: { q: 'ord', limit: 5 } }),
}

async function makeResetLink(world: World): Promise<{ token: string }> {
  const { userId } = await world.newMember('viewer')
  const { client, people } = world
  return read(await client.post('/auth/reset-link', { user_id: userId }, { token: people.owner.token }), Token)
}

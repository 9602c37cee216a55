import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Config } from '../../packages/server/src/kernel/config.ts'
import type { ServerParts } from '../../packages/server/src/main.ts'
import type { ApiReply } from './api-client.ts'
import { CheckedClient } from './checked-client.ts'
import { startTestServer, type TestServer } from './test-server.ts'

export type MemberRole = 'viewer' | 'editor' | 'admin' | 'owner'

export interface Person {
  email: string
  password: string
  userId: string
  token: string
  refreshToken: string
}

/** A server with two workspaces: `ana`'s with a member of each role, and `cleo`'s, who has no business in the first. */
export interface World {
  server: TestServer
  client: CheckedClient
  people: Readonly<Record<MemberRole, Person>>
  cleo: Person
  /** Of the members. */
  workspaceId: string
  queryId: string
  /** A new member, alone in this workspace. */
  newMember(role: MemberRole): Promise<Person>
  /** Saves a text as the owner; returns the id. */
  save(sql: string, more?: Record<string, unknown>): Promise<string>
}

const noLimits = { publicPerMinute: 1_000_000, costlyPerMinute: 1_000_000 }

export async function createWorld(changes: Partial<Config> = {}, parts: ServerParts = {}): Promise<World> {
  const server = await startTestServer(changes, { limits: noLimits, ...parts })
  const client = new CheckedClient(server.url)
  const ana = await newPerson(client, 'ana')
  const workspaceId = ana.workspaceId
  const newMember = async (role: MemberRole): Promise<Person> => {
    const email = `${role}-${randomUUID()}@example.org`
    const invited = await client.post('/invitations', { email, role }, { token: ana.token, workspace: workspaceId })
    const { token } = read(invited, z.object({ token: z.string() }))
    return newPerson(client, role, { email, invitation: token })
  }
  const save = async (sql: string, more: Record<string, unknown> = {}): Promise<string> => {
    const reply = await client.post('/queries', { sql, ...more }, { token: ana.token, workspace: workspaceId })
    return read(reply, z.object({ id: z.string() })).id
  }
  const people = {
    owner: ana,
    admin: await newMember('admin'),
    editor: await newMember('editor'),
    viewer: await newMember('viewer'),
  }
  const queryId = await save('select id, amount from orders where amount > 10', {
    title: 'Large orders',
    tags: ['finance'],
  })
  const cleo = await newPerson(client, 'cleo')
  return { server, client, people, cleo, workspaceId, queryId, newMember, save }
}

/** Registers and signs in. */
export async function newPerson(
  client: CheckedClient,
  name: string,
  { email = `${name}-${randomUUID()}@example.org`, invitation }: { email?: string; invitation?: string } = {},
): Promise<Person & { workspaceId: string }> {
  const password = `secret of ${name}`
  const registration = { email, password, name, ...(invitation === undefined ? {} : { invitation }) }
  const registered = read(await client.post('/auth/register', registration), Registered)
  const signedIn = read(await client.post('/auth/login', { email, password }), SignedIn)
  return {
    email,
    password,
    userId: registered.user.id,
    workspaceId: registered.workspace.id,
    token: signedIn.access_token,
    refreshToken: signedIn.refresh_token,
  }
}

const Registered = z.object({ user: z.object({ id: z.string() }), workspace: z.object({ id: z.string() }) })
export const SignedIn = z.object({ access_token: z.string(), refresh_token: z.string() })

/** The body of a success as a shape; fails with what was answered else. */
export function read<T>(reply: ApiReply, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(reply.body)
  if (reply.status >= 300 || !parsed.success) throw new Error(`answered ${reply.status}: ${reply.text}`)
  return parsed.data
}

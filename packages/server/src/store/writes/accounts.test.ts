import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openTestStore, type TestStore } from '../fixtures/test-stores.ts'
import { registerTestUser, type TestUser } from '../fixtures/test-workspace.ts'
import { listCatalogs } from '../repositories/catalogs.ts'
import { isInvited } from '../repositories/invitations.ts'
import { findAccess, findRole, listMembers, listWorkspaces } from '../repositories/memberships.ts'
import { listSessions } from '../repositories/sessions.ts'
import { findFirstUser, findUser, findUserByEmail, findUserWithPassword, hasAnyUser } from '../repositories/users.ts'
import type { Store, WriteContext } from '../store.ts'
import type { RegisterUserInput } from './register-user.ts'

const hour = 3_600_000
const token = (): string => randomBytes(16).toString('hex')
const nobody = (nowMs = Date.now()): WriteContext => ({ workspaceId: null, actorId: null, requestId: 'test', nowMs })

function newUser(given: Partial<RegisterUserInput> = {}): RegisterUserInput {
  const name = `u-${token()}`
  const emailKey = `${name}@example.org`
  return {
    user: { id: newId(), email: emailKey, emailKey, name, passwordHash: 'hash' },
    workspace: {
      id: newId(),
      slug: name,
      name,
      catalog: { id: newId(), name: 'default', dialect: 'mysql', searchPath: ['shop'] },
    },
    invitationHash: null,
    mustBeFirst: false,
    ...given,
  }
}

let opened: TestStore
let store: Store
let ana: TestUser
beforeAll(async () => {
  opened = await openTestStore('memory')
  store = opened.store
  expect(await store.read(hasAnyUser)).toBe(false)
  ana = await registerTestUser(store)
})
afterAll(() => opened.dispose())

async function startSession(user: TestUser, nowMs = Date.now()) {
  const id = newId()
  const refreshTokenHash = token()
  const expiresAt = nowMs + hour
  await store.write(
    'createSession',
    { id, userId: user.userId, userAgent: 'test', refreshTokenHash, expiresAt },
    nobody(nowMs),
  )
  return { id, refreshTokenHash }
}

const sessionsOf = async (user: TestUser) =>
  (await store.read((db) => listSessions(db, user.userId, Date.now()))).map(({ id }) => id)

describe('registerUser', () => {
  it('makes an account with a workspace, its owner and its catalog', async () => {
    const input = newUser()
    const { userId, workspace } = await store.write('registerUser', input, nobody())
    expect(await store.read((db) => findUser(db, userId))).toMatchObject({
      email: input.user.email,
      defaultWorkspaceId: workspace.id,
    })
    expect(await store.read((db) => findUserByEmail(db, input.user.emailKey))).toMatchObject({ passwordHash: 'hash' })
    expect(await store.read((db) => listWorkspaces(db, userId))).toEqual([{ ...workspace, role: 'owner' }])
    expect(await store.read((db) => listCatalogs(db, workspace.id))).toMatchObject([
      { name: 'default', dialect: 'mysql', searchPath: ['shop'] },
    ])
  })

  it('lets one of many who register the same address at once have it', async () => {
    const { user } = newUser()
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        store.write('registerUser', newUser({ user: { ...user, id: newId() } }), nobody()),
      ),
    )
    const outcomes = results.map((result) => (result.status === 'fulfilled' ? 'done' : result.reason.code))
    expect(outcomes.sort()).toEqual(['done', ...Array.from({ length: 7 }, () => 'user.email-taken')])
    const workspaces = await store.read((db) =>
      db.selectFrom('workspace').select('id').where('slug', 'like', `${user.name}%`).execute(),
    )
    expect(workspaces).toEqual([])
  })

  it('adds a number to a slug that is taken', async () => {
    const first = newUser()
    const slugs = []
    for (let round = 0; round < 3; round++) {
      const next = newUser()
      const workspace = next.workspace && first.workspace && { ...next.workspace, slug: first.workspace.slug }
      slugs.push((await store.write('registerUser', { ...next, workspace }, nobody())).workspace.slug)
    }
    expect(slugs).toEqual([first.user.name, `${first.user.name}-2`, `${first.user.name}-3`])
  })

  it('refuses a second first user', async () => {
    const refused = store.write('registerUser', newUser({ mustBeFirst: true }), nobody())
    await expect(refused).rejects.toMatchObject({ code: 'auth.registration-closed' })
    expect((await store.read(findFirstUser))?.id).toBe(ana.userId)
  })

  it('joins the workspace of an invitation, once, with the invited address alone', async () => {
    const invited = newUser({ workspace: null })
    const tokenHash = token()
    const { emailKey } = invited.user
    const invitation = { tokenHash, emailKey, role: 'viewer' as const, expiresAt: Date.now() + hour }
    await store.write('createInvitation', invitation, ana.context())
    expect(await store.read((db) => isInvited(db, { tokenHash, emailKey, nowMs: Date.now() }))).toBe(true)

    const wrong = newUser({ workspace: null, invitationHash: tokenHash })
    await expect(store.write('registerUser', wrong, nobody())).rejects.toMatchObject({ code: 'auth.wrong-token' })
    const late = { ...invited, invitationHash: tokenHash }
    await expect(store.write('registerUser', late, nobody(Date.now() + 2 * hour))).rejects.toMatchObject({
      code: 'auth.wrong-token',
    })
    const { userId, workspace } = await store.write('registerUser', late, nobody())
    expect(workspace.id).toBe(ana.workspaceId)
    expect(await store.read((db) => findRole(db, ana.workspaceId, userId))).toBe('viewer')
    const again = newUser({ workspace: null, invitationHash: tokenHash })
    await expect(store.write('registerUser', again, nobody())).rejects.toMatchObject({ code: 'auth.wrong-token' })
    expect(await store.read((db) => isInvited(db, { tokenHash, emailKey, nowMs: Date.now() }))).toBe(false)
  })
})

describe('sessions', () => {
  it('exchange a refresh token once, and end where a used one comes again', async () => {
    const session = await startSession(ana)
    const rotate = (usedHash: string, newHash: string) =>
      store.write('rotateRefreshToken', { usedHash, newHash, newExpiresAt: Date.now() + hour }, nobody())
    const second = token()
    expect(await rotate(session.refreshTokenHash, second)).toEqual({
      outcome: 'rotated',
      sessionId: session.id,
      userId: ana.userId,
    })
    expect(await rotate(session.refreshTokenHash, token())).toEqual({ outcome: 'reused' })
    expect(await rotate(second, token())).toEqual({ outcome: 'refused' })
    expect(await rotate(token(), token())).toEqual({ outcome: 'refused' })
    expect(await sessionsOf(ana)).not.toContain(session.id)
  })

  it('give a token that is sent many times at once to one, and end', async () => {
    const session = await startSession(ana)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const input = { usedHash: session.refreshTokenHash, newHash: token(), newExpiresAt: Date.now() + hour }
        return (await store.write('rotateRefreshToken', input, nobody())).outcome
      }),
    )
    expect(outcomes.filter((outcome) => outcome === 'rotated')).toHaveLength(1)
    expect(await sessionsOf(ana)).not.toContain(session.id)
  })

  it('expire', async () => {
    const session = await startSession(ana)
    const late = Date.now() + 2 * hour
    const input = { usedHash: session.refreshTokenHash, newHash: token(), newExpiresAt: late + hour }
    expect(await store.write('rotateRefreshToken', input, nobody(late))).toEqual({ outcome: 'refused' })
    const options = { sessionId: session.id, userId: ana.userId, workspace: null, nowMs: late }
    expect(await store.read((db) => findAccess(db, options))).toEqual({ ok: false, missing: 'session' })
  })

  it('end one by one, all but one, or all', async () => {
    const user = await registerTestUser(store)
    const [first, second, third] = [await startSession(user), await startSession(user), await startSession(user)]
    await store.write('endSession', { sessionId: first.id, userId: user.userId }, user.context())
    expect((await sessionsOf(user)).sort()).toEqual([second.id, third.id].sort())
    const others = { userId: user.userId, exceptSessionId: third.id }
    expect(await store.write('endAllSessions', others, user.context())).toEqual({ ended: 1 })
    expect(await sessionsOf(user)).toEqual([third.id])
    await store.write('endAllSessions', { ...others, exceptSessionId: null }, user.context())
    expect(await sessionsOf(user)).toEqual([])
  })
})

describe('passwords', () => {
  it('end the other sessions when they change', async () => {
    const user = await registerTestUser(store)
    const [mine] = [await startSession(user), await startSession(user)]
    const input = { userId: user.userId, passwordHash: 'new', exceptSessionId: mine.id }
    await store.write('setPassword', input, user.context())
    expect(await sessionsOf(user)).toEqual([mine.id])
    expect((await store.read((db) => findUserWithPassword(db, user.userId)))?.passwordHash).toBe('new')
  })

  it('are reset by a link that works once, for its purpose, in its time', async () => {
    const user = await registerTestUser(store)
    await startSession(user)
    const tokenHash = token()
    const link = { tokenHash, purpose: 'reset-password' as const, userId: user.userId, expiresAt: Date.now() + hour }
    await store.write('createOneTimeToken', link, ana.context())
    const wrong = { code: 'auth.wrong-token' }
    const reset = (nowMs = Date.now()) =>
      store.write('resetPassword', { tokenHash, passwordHash: 'reset' }, nobody(nowMs))
    await expect(store.write('useOneTimeToken', { tokenHash, purpose: 'open' }, nobody())).rejects.toMatchObject(wrong)
    await expect(reset(Date.now() + 2 * hour)).rejects.toMatchObject(wrong)
    expect(await reset()).toEqual({ userId: user.userId })
    await expect(reset()).rejects.toMatchObject(wrong)
    expect(await sessionsOf(user)).toEqual([])
    expect((await store.read((db) => findUserWithPassword(db, user.userId)))?.passwordHash).toBe('reset')
  })
})

describe('workspaces', () => {
  it('open to members by id, by slug and by default, and to nobody else', async () => {
    const user = await registerTestUser(store)
    const session = await startSession(user)
    const [own] = await store.read((db) => listWorkspaces(db, user.userId))
    const access = async (workspace: string | null) => {
      const options = { sessionId: session.id, userId: user.userId, workspace, nowMs: Date.now() }
      const found = await store.read((db) => findAccess(db, options))
      return found.ok ? found.access.workspace : found.missing
    }
    for (const name of [null, own?.id ?? '', own?.slug ?? '']) expect(await access(name)).toEqual(own)
    for (const name of [ana.workspaceId, newId(), 'no-such-slug', '']) expect(await access(name)).toBe('workspace')
  })

  it('are made by a user, who owns them', async () => {
    const user = await registerTestUser(store)
    const catalog = { id: newId(), name: 'default', dialect: 'postgres', searchPath: [] }
    const input = { id: newId(), slug: `second-${token()}`, name: 'Second', catalog }
    const made = await store.write('createWorkspace', input, user.context())
    expect(await store.read((db) => findRole(db, made.id, user.userId))).toBe('owner')
  })

  it('keep an owner, whoever is removed or given another role', async () => {
    const owner = await registerTestUser(store)
    const member = await registerTestUser(store, { invitedTo: owner })
    const role = (userId: string, next: 'owner' | 'viewer') =>
      store.write('setMemberRole', { userId, role: next }, owner.context())
    const remove = (userId: string) => store.write('removeMember', { userId }, owner.context())
    const invalid = { code: 'input.invalid' }
    await expect(role(owner.userId, 'viewer')).rejects.toMatchObject(invalid)
    await expect(remove(owner.userId)).rejects.toMatchObject(invalid)
    await expect(role(ana.userId, 'viewer')).rejects.toMatchObject({ code: 'user.not-found' })
    await role(member.userId, 'owner')
    await role(owner.userId, 'viewer')
    const members = await store.read((db) => listMembers(db, owner.workspaceId))
    expect(new Map(members.map((each) => [each.userId, each.role]))).toEqual(
      new Map([
        [owner.userId, 'viewer'],
        [member.userId, 'owner'],
      ]),
    )
    await remove(owner.userId)
    expect(await store.read((db) => findRole(db, owner.workspaceId, owner.userId))).toBeNull()
  })

  it('move the default of a member who is removed to a workspace that is left', async () => {
    const user = await registerTestUser(store, { invitedTo: ana })
    const catalog = { id: newId(), name: 'default', dialect: 'postgres', searchPath: [] }
    const own = { id: newId(), slug: `own-${token()}`, name: 'Own', catalog }
    await store.write('createWorkspace', own, user.context())
    await store.write('removeMember', { userId: user.userId }, ana.context())
    expect((await store.read((db) => findUser(db, user.userId)))?.defaultWorkspaceId).toBe(own.id)
  })

  it('are joined by those who have an account already', async () => {
    const user = await registerTestUser(store)
    const tokenHash = token()
    const invitation = { tokenHash, emailKey: user.email, role: 'admin' as const, expiresAt: Date.now() + hour }
    await store.write('createInvitation', invitation, ana.context())
    const other = await registerTestUser(store)
    const accept = (userId: string) => store.write('acceptInvitation', { tokenHash, userId }, nobody())
    await expect(accept(other.userId)).rejects.toMatchObject({ code: 'auth.wrong-token' })
    expect(await accept(user.userId)).toEqual({ workspaceId: ana.workspaceId })
    expect(await store.read((db) => findRole(db, ana.workspaceId, user.userId))).toBe('admin')
  })

  it('have each catalog name once', async () => {
    const input = () => ({ id: newId(), name: 'crm', dialect: 'postgres', searchPath: [] })
    await store.write('createCatalog', input(), ana.context())
    await expect(store.write('createCatalog', input(), ana.context())).rejects.toMatchObject({ code: 'catalog.exists' })
  })
})

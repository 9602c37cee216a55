import { newId } from '../../kernel/ids.ts'
import { findUserByEmail, hasAnyUser } from '../../store/repositories/users.ts'
import type { WriteContext } from '../../store/store.ts'
import { emailKey } from '../accounts/email-key.ts'
import type { Session } from '../accounts/find-actor.ts'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import type { Services } from '../ctx.ts'
import { newWorkspace } from '../workspaces/new-workspace.ts'

/** No mail goes there: such a name never leaves the machine. */
const localEmail = 'local@localhost'

/** What the start of a local server leaves for the people in front of it. */
export interface LocalAccess {
  /** Of commands on this machine. */
  token: string
  /** Of a link that signs a browser in, once. */
  openToken: string
}

/** Makes the user `local`, owner of `My workspace`, unless it is there, and the two ways in for this run. */
export async function prepareLocalUser({ store, clock, config, accounts }: Services): Promise<LocalAccess> {
  const found = await store.read((db) => findUserByEmail(db, emailKey(localEmail)))
  const context = startContext(clock.now())
  const userId = found?.id ?? newId(clock.now())
  if (found === null) {
    await store.write(
      'registerUser',
      {
        user: { id: userId, email: localEmail, emailKey: emailKey(localEmail), name: 'local', passwordHash: null },
        workspace: newWorkspace('My workspace', clock.now()),
        invitationHash: null,
        mustBeFirst: false,
      },
      context,
    )
  }
  const session: Session = { userId, sessionId: newId(clock.now()) }
  await store.write(
    'createSession',
    {
      id: session.sessionId,
      userId,
      userAgent: 'sqm on this machine',
      // Nobody gets the refresh token of this session: it ends with the token of this run.
      refreshTokenHash: hashSecretToken(newSecretToken('sqr')),
      expiresAt: clock.now() + config.ttl.refreshTokenS * 1000,
    },
    context,
  )
  const openToken = newSecretToken('sqo')
  const expiresAt = clock.now() + config.ttl.openLinkS * 1000
  await store.write(
    'createOneTimeToken',
    { tokenHash: hashSecretToken(openToken), purpose: 'open', userId, expiresAt },
    context,
  )
  return { token: accounts.localToken.issue(session), openToken }
}

/** The path of the file with the token for the first user; null where there are users already. */
export async function prepareBootstrap({ store, config, accounts }: Services): Promise<string | null> {
  return (await store.read(hasAnyUser)) ? null : accounts.bootstrap.begin(config.dataDir)
}

function startContext(nowMs: number): WriteContext {
  return { workspaceId: null, actorId: null, requestId: `start-${newId(nowMs)}`, nowMs }
}

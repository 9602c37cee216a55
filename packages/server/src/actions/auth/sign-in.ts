import type { z } from 'zod'
import { newId } from '../../kernel/ids.ts'
import { listWorkspaces } from '../../store/repositories/memberships.ts'
import { findUser } from '../../store/repositories/users.ts'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import type { PublicCtx } from '../ctx.ts'
import type { SignIn } from '../views.ts'

type SignInView = z.infer<typeof SignIn>

/** Starts a session of this user: the answer to everything that signs in. */
export async function signIn(ctx: PublicCtx<never>, userId: string): Promise<SignInView> {
  const now = ctx.clock.now()
  const id = newId(now)
  const refreshToken = newSecretToken('sqr')
  await ctx.write('createSession', {
    id,
    userId,
    userAgent: ctx.request.userAgent,
    refreshTokenHash: hashSecretToken(refreshToken),
    expiresAt: now + ctx.config.ttl.refreshTokenS * 1000,
  })
  return toSignIn(ctx, { userId, sessionId: id, refreshToken })
}

export async function toSignIn(
  { store, accounts, config }: PublicCtx<never>,
  { userId, sessionId, refreshToken }: { userId: string; sessionId: string; refreshToken: string },
): Promise<SignInView> {
  const { user, workspaces } = await store.read(async (db) => ({
    user: await findUser(db, userId),
    workspaces: await listWorkspaces(db, userId),
  }))
  if (user === null) throw new Error('a session belongs to a user')
  return {
    access_token: accounts.tokens.sign(userId, sessionId),
    token_type: 'Bearer',
    expires_in: config.ttl.accessTokenS,
    refresh_token: refreshToken,
    user: { id: user.id, email: user.email, name: user.name },
    workspaces,
  }
}

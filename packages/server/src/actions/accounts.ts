import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import type { Secret } from '../kernel/secret.ts'
import type { Store } from '../store/store.ts'
import { type AccessTokens, createAccessTokens } from './accounts/access-tokens.ts'
import { type BootstrapToken, createBootstrapToken } from './accounts/bootstrap-token.ts'
import { type ActorFinder, createActorFinder } from './accounts/find-actor.ts'
import { createKeyring } from './accounts/keyring.ts'
import { createLocalToken, type LocalToken } from './accounts/local-token.ts'
import { createPasswordHasher, type PasswordHasher } from './accounts/password-hasher.ts'
import { createSignInAttempts, type SignInAttempts } from './accounts/sign-in-attempts.ts'

/** What signing in is made of. The actions in `auth/` put it together. */
export interface Accounts extends ActorFinder {
  tokens: AccessTokens
  localToken: LocalToken
  bootstrap: BootstrapToken
  passwords: PasswordHasher
  attempts: SignInAttempts
}

export interface AccountsOptions {
  store: Store
  clock: Clock
  config: Config
  secretKey: Secret
}

export function createAccounts({ store, clock, config, secretKey }: AccountsOptions): Accounts {
  return {
    tokens: createAccessTokens(createKeyring(secretKey, config.previousSecretKey), config.ttl.accessTokenS, clock),
    localToken: createLocalToken(),
    bootstrap: createBootstrapToken(),
    passwords: createPasswordHasher(),
    attempts: createSignInAttempts(clock),
    ...createActorFinder(store, clock),
  }
}

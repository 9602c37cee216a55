import type { Command } from 'commander'
import * as z from 'zod'
import { loadClientSettings } from '../../../kernel/config.ts'
import { apiPrefix } from '../../http/action-route.ts'
import { usageFailure } from '../cli-failure.ts'
import { readProfile, removeProfile, withProfileLock, writeProfile } from '../cli-profile.ts'
import { normalizeUrl, profilePathOf } from '../find-server.ts'
import { profileAccess, SignInAnswer, toProfile } from '../profile-access.ts'
import { readPassword } from '../read-password.ts'
import { createServerClient } from '../server-client.ts'
import { newCommand } from '../shared-options.ts'

const LoginOptions = z.object({ email: z.string() })

/** `sqm login`: asks for the password, keeps the session in a file that only its owner may read. */
export function createLoginCommand(): Command {
  const command = newCommand('login', 'Sign in to a server and remember it for the next commands')
    .argument('[url]', 'the address of the server', 'http://127.0.0.1:8080')
    .requiredOption('--email <address>', 'the e-mail of your account')
    .addHelpText('after', '\nThe password is asked for; where standard input is no terminal, its first line is taken.')
  return command.action(async (address: string) => {
    const { email } = LoginOptions.parse(command.opts())
    const url = normalizeUrl(address)
    const password = await readPassword(`Password of ${email}: `)
    if (password === '') throw usageFailure('no password was given')
    const client = createServerClient({ url, token: async () => null })
    const reply = await client.send({ method: 'POST', path: `${apiPrefix}/auth/login`, body: { email, password } })
    const path = profilePathOf(loadClientSettings())
    await withProfileLock(path, async () => writeProfile(path, toProfile(url, reply.body)))
    process.stdout.write(`Signed in to ${url} as ${SignInAnswer.parse(reply.body).user.email}.\n`)
  })
}

/** `sqm logout`: ends the session on the server and forgets it here, also where the server cannot be reached. */
export function createLogoutCommand(): Command {
  return newCommand('logout', 'End the session of `sqm login` and forget it').action(async () => {
    const path = profilePathOf(loadClientSettings())
    const profile = readProfile(path)
    if (profile === null) {
      process.stdout.write('You were not signed in.\n')
      return
    }
    try {
      const client = createServerClient(profileAccess(profile.url, path))
      await client.send({ method: 'POST', path: `${apiPrefix}/auth/logout`, body: {} })
    } finally {
      removeProfile(path)
    }
    process.stdout.write(`Signed out of ${profile.url}.\n`)
  })
}

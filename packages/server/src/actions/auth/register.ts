import * as z from 'zod'
import { AppError } from '../../kernel/app-error.ts'
import { newId } from '../../kernel/ids.ts'
import type { WriteInput, WriteOutput } from '../../store/writes/index.ts'
import { emailKey } from '../accounts/email-key.ts'
import { hashSecretToken } from '../accounts/secret-token.ts'
import { definePublicAction } from '../action.ts'
import type { PublicCtx } from '../ctx.ts'
import { Email, name, Password, SecretToken } from '../fields.ts'
import { User, WorkspaceName } from '../views.ts'
import { newWorkspace } from '../workspaces/new-workspace.ts'

type Code = 'user.email-taken' | 'auth.registration-closed' | 'auth.wrong-token'

const Input = z.strictObject({
  email: Email,
  password: Password,
  name: name(100).optional(),
  invitation: SecretToken.optional(),
  bootstrap_token: SecretToken.optional().describe('For the first user of a new server, from the file that it wrote.'),
})
type Input = z.infer<typeof Input>

/** How somebody comes in: docs/adr/0002-identity.md and the manual of accounts. */
type Way = 'invitation' | 'first' | 'open-told' | 'open-untold'

export const register = definePublicAction({
  name: 'auth.register',
  summary: 'Make an account',
  cost: 'secret',
  input: Input,
  output: z.strictObject({ user: User.optional(), workspace: WorkspaceName.optional() }),
  errors: ['user.email-taken', 'auth.registration-closed', 'auth.wrong-token'],
  example: { email: 'ana@example.org', password: 'correct horse battery', name: 'Ana' },
  http: { method: 'POST', path: '/auth/register', status: 201, isAccepted: ({ user }) => user === undefined },
  run: async (ctx, input) => {
    const way = chooseWay(ctx, input)
    const user = {
      id: newId(ctx.clock.now()),
      email: input.email,
      emailKey: emailKey(input.email),
      name: input.name ?? input.email.replace(/@.*$/, ''),
      passwordHash: await ctx.accounts.passwords.hash(input.password),
    }
    const registered = await write(ctx, way, {
      user,
      workspace: way === 'invitation' ? null : newWorkspace(`${user.name}'s workspace`, ctx.clock.now()),
      invitationHash: input.invitation === undefined ? null : hashSecretToken(input.invitation),
      mustBeFirst: way === 'first',
    })
    // Where anybody may ask from anywhere, the answer must not tell whose address is known here.
    if (registered === null || way === 'open-untold') return {}
    const { id, email, name } = user
    return { user: { id, email, name }, workspace: registered.workspace }
  },
})

function chooseWay({ config, accounts, error }: PublicCtx<Code>, { invitation, bootstrap_token }: Input): Way {
  if (invitation !== undefined) return 'invitation'
  if (config.profile === 'local') return 'open-told'
  if (bootstrap_token !== undefined && accounts.bootstrap.matches(bootstrap_token)) return 'first'
  if (config.registration === 'open') return 'open-untold'
  throw error('auth.registration-closed')
}

/** null where the address is taken and nobody is told. */
async function write(
  ctx: PublicCtx<Code>,
  way: Way,
  input: WriteInput<'registerUser'>,
): Promise<WriteOutput<'registerUser'> | null> {
  try {
    const registered = await ctx.write('registerUser', input)
    if (way === 'first') ctx.accounts.bootstrap.end()
    return registered
  } catch (error) {
    if (way === 'open-untold' && error instanceof AppError && error.code === 'user.email-taken') return null
    throw error
  }
}

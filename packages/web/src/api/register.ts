import { request } from './request.ts'

export interface Registration {
  email: string
  password: string
  name?: string
  invitation?: string
  bootstrap_token?: string
}

/** Whether the account exists now; false: the server answers every address alike and says nothing more. */
export async function register(registration: Registration): Promise<boolean> {
  const { body } = await request<{ user?: unknown } | null>('/auth/register', { method: 'POST', body: registration })
  return body !== null && body.user !== undefined
}

/** Sets a new password with a token that an owner handed out. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await request('/auth/reset-password', { method: 'POST', body: { token, new_password: newPassword } })
}

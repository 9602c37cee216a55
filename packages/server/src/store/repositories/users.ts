import type { Db } from '../store.ts'

export interface User {
  id: string
  email: string
  name: string
  defaultWorkspaceId: string
  createdAt: number
}

/** For signing in alone: who it is, and what the password is checked against. */
export interface UserWithPassword extends User {
  passwordHash: string | null
}

export async function findUser(db: Db, id: string): Promise<User | null> {
  const row = await db.selectFrom('user_account').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? toUser(row) : null
}

/** `emailKey`: NFKC, lower case. */
export async function findUserByEmail(db: Db, emailKey: string): Promise<UserWithPassword | null> {
  const row = await db
    .selectFrom('user_account')
    .select([...columns, 'password_hash'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst()
  return row ? { ...toUser(row), passwordHash: row.password_hash } : null
}

/** For changing a password. */
export async function findUserWithPassword(db: Db, id: string): Promise<UserWithPassword | null> {
  const row = await db
    .selectFrom('user_account')
    .select([...columns, 'password_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...toUser(row), passwordHash: row.password_hash } : null
}

export async function hasAnyUser(db: Db): Promise<boolean> {
  return (await db.selectFrom('user_account').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The first user ever registered: the local user of the local profile, unless the store was strict before. */
export async function findFirstUser(db: Db): Promise<User | null> {
  const row = await db
    .selectFrom('user_account')
    .select(columns)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? toUser(row) : null
}

const columns = ['id', 'email', 'name', 'default_workspace_id', 'created_at'] as const

interface UserRow {
  id: string
  email: string
  name: string
  default_workspace_id: string
  created_at: number
}

function toUser({ id, email, name, default_workspace_id, created_at }: UserRow): User {
  return { id, email, name, defaultWorkspaceId: default_workspace_id, createdAt: created_at }
}

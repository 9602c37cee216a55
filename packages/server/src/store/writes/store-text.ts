import { createHash } from 'node:crypto'
import { insertRows } from '../insert-rows.ts'
import type { WriteScope } from './write.ts'

/** SHA-256, in hexadecimal, of the UTF-8 bytes of a text. */
export function hashText(sql: string): string {
  return createHash('sha256').update(sql, 'utf8').digest('hex')
}

/** Keeps a text once per workspace; returns its hash. */
export async function storeText({ db }: WriteScope, workspaceId: string, sql: string): Promise<string> {
  const hash = hashText(sql)
  const row = { workspace_id: workspaceId, hash, sql, size_bytes: Buffer.byteLength(sql, 'utf8') }
  await insertRows(db, 'sql_text', [row], { ifNew: true })
  return hash
}

import { newId } from '../../kernel/ids.ts'
import type { WriteInput } from '../../store/writes/index.ts'

type NewWorkspace = WriteInput<'createWorkspace'>

/** A workspace to be made, with the catalog that queries are bound to unless they say otherwise. */
export function newWorkspace(name: string, nowMs: number): NewWorkspace {
  const catalog = { id: newId(nowMs), name: 'default', dialect: 'postgres', searchPath: [] }
  return { id: newId(nowMs), slug: toSlug(name), name, catalog }
}

/** Letters and digits of ASCII with hyphens between them; letters of other scripts have no such form. */
function toSlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'workspace'
}

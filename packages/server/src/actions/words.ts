import * as z from 'zod'

/** Words with a fixed set of meanings, as the glossary has them. */
export const Role = z.enum(['viewer', 'editor', 'admin', 'owner'])
export const Status = z.enum(['draft', 'endorsed', 'deprecated'])
export const Visibility = z.enum(['workspace', 'private'])
export const EdgeKind = z.enum(['identity', 'transformation', 'aggregation'])
export const UseKind = z.enum(['filter', 'join', 'group', 'sort', 'window', 'conditional'])
export const Severity = z.enum(['error', 'warning', 'info'])

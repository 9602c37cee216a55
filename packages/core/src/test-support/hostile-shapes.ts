import { hostileChains } from './hostile-chains.ts'
import { hostileClauses } from './hostile-clauses.ts'
import { hostileNames } from './hostile-names.ts'
import { hostileNesting } from './hostile-nesting.ts'
import { hostileScripts } from './hostile-scripts.ts'
import type { HostileShape } from './hostile-shape.ts'
import { hostileTokens } from './hostile-tokens.ts'

/** Texts that try to make the analysis slow, by name; names are unique over all groups. */
export const hostileShapes: Readonly<Record<string, HostileShape>> = {
  ...hostileTokens,
  ...hostileNesting,
  ...hostileChains,
  ...hostileNames,
  ...hostileClauses,
  ...hostileScripts,
}

import { identity } from './0001-identity.ts'
import { queries } from './0002-queries.ts'
import { search } from './0003-search.ts'
import { statistics } from './0004-statistics.ts'
import type { Migration } from './migration.ts'

/** All steps in order; add new ones at the end. */
export const migrations: readonly Migration[] = [identity, queries, search, statistics]

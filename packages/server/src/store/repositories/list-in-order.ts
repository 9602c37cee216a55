import { sql } from 'kysely'
import type * as z from 'zod'
import type { Db } from '../store.ts'
import { type ListedQuery, type PreparedList, type QuerySort, selectListed, toListed } from './listed-query.ts'
import { NumberPosition, type Page, readCursor, TextPosition, toPage } from './page.ts'

interface Order {
  column: 'query.created_at' | 'query.updated_at' | 'query.title_key'
  direction: 'asc' | 'desc'
}

const orders: Readonly<Record<QuerySort, Order>> = {
  '-created': { column: 'query.created_at', direction: 'desc' },
  created: { column: 'query.created_at', direction: 'asc' },
  '-updated': { column: 'query.updated_at', direction: 'desc' },
  updated: { column: 'query.updated_at', direction: 'asc' },
  title: { column: 'query.title_key', direction: 'asc' },
  relevance: { column: 'query.created_at', direction: 'desc' },
}

/** A page in the order of one column, and of the id among equals. One statement. */
export async function listInOrder(db: Db, list: PreparedList): Promise<Page<ListedQuery>> {
  const { limit, cursor, sort, inTrash = false } = list.options
  const { column, direction } = orders[sort]
  const position = readCursor(cursor, sort, positionIn(column))
  // The plus keeps SQLite from walking all queries in this order: the few in the trash have an index of their own.
  const rows = await selectListed(db, list)
    .where(list.conditions)
    .select(`${column} as sort_key`)
    .$if(position !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple(column, 'query.id'),
          direction === 'asc' ? '>' : '<',
          eb.tuple(position?.key ?? '', position?.id ?? ''),
        ),
      ),
    )
    .orderBy(inTrash ? sql`+${sql.ref(column)}` : column, direction)
    .orderBy('query.id', direction)
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, {
    item: (row) => toListed(row, list),
    position: (row) => ({ order: sort, key: row.sort_key, id: row.id }),
  })
}

interface OrderPosition {
  order: string
  key: string | number
  id: string
}

function positionIn(column: Order['column']): z.ZodType<OrderPosition> {
  return column === 'query.title_key' ? TextPosition : NumberPosition
}

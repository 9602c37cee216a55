/** The columns of a table as a catalog or an earlier statement tells them. */
export interface KnownColumns {
  /** In the order of the table. */
  readonly columns: readonly KnownColumn[]
  /** There may be more than these: the table was made from a star that could not be expanded. */
  readonly isOpen: boolean
  find(key: string): KnownColumn | undefined
}

/** `key` is the folded name. */
export interface KnownColumn {
  readonly key: string
  readonly name: string
  readonly type?: string
}

/** Known columns in this order. `byName`: they are found by the exact spelling as well, for catalogs. */
export function knownColumns(
  columns: readonly KnownColumn[],
  options: { isOpen?: boolean; byName?: boolean } = {},
): KnownColumns {
  let index: Map<string, KnownColumn> | null = null
  return {
    columns,
    isOpen: options.isOpen ?? false,
    find(key) {
      if (!index) {
        index = new Map()
        for (const column of columns) index.set(column.key, column)
        if (options.byName) for (const column of columns) if (column.name !== column.key) index.set(column.name, column)
      }
      return index.get(key)
    },
  }
}

/** What a keyword may not or must be in one dialect, as bits of `Dialect.roles`. */
export const ROLE = {
  NOT_NAME: 1,
  NOT_ALIAS: 2,
  NOT_TABLE_ALIAS: 4,
  CALLABLE: 8,
  /** The word opens a statement: recovery may stop at it. */
  STARTS_STATEMENT: 16,
  /** The word ends a list or an expression: recovery stops at it. */
  ENDS_CLAUSE: 32,
} as const

export const STATEMENT_STARTS =
  'SELECT WITH INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE EXPLAIN GRANT REVOKE COMMIT ROLLBACK DECLARE'

export const CLAUSE_ENDS =
  'FROM WHERE GROUP HAVING WINDOW QUALIFY ORDER LIMIT OFFSET FETCH UNION EXCEPT INTERSECT MINUS ON JOIN INNER LEFT ' +
  'RIGHT FULL CROSS NATURAL WHEN THEN ELSE END AS SET VALUES RETURNING USING SELECT INTO'

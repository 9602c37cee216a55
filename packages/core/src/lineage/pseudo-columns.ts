/** Names that are values of the session or of the row's place, never columns, wherever no table is known to have them. */
export const pseudoColumns: ReadonlySet<string> = new Set([
  'CURRENT_CATALOG',
  'CURRENT_DATE',
  'CURRENT_DATETIME',
  'CURRENT_ROLE',
  'CURRENT_SCHEMA',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
  'CURRENT_USER',
  'LOCALTIME',
  'LOCALTIMESTAMP',
  'ROWNUM',
  'SESSION_USER',
  'SYSDATE',
  'SYSTEM_USER',
  'SYSTIMESTAMP',
])

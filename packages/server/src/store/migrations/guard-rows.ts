/**
 * Row security of PostgreSQL for tables of a workspace, the guard behind the `workspace_id` of every statement: rows show
 * themselves to a transaction that has named their workspace in `app.workspace_id` (`*`: all of them), the table's owner
 * included. Part of migrations that are released, so never edited.
 */
export function guardRows(tables: readonly string[]): string[] {
  const named = `(select current_setting('app.workspace_id', true))`
  return tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy workspace_rows on ${table} using (workspace_id = ${named} or ${named} = '*')`,
  ])
}

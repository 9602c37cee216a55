import type { Client } from 'pg'

/** Shared by all stores of a database cluster; it can do nothing but what each of them grants it, and cannot log in. */
const roleName = 'sqm_rows'

/**
 * The role that transactions take on, null where the user of the connection will do. Superusers, and those with BYPASSRLS, are not
 * bound by row security (tables' owners are: it is forced), so that for them a role is made that is.
 */
export async function preparePlainRole(client: Client): Promise<string | null> {
  const { rows } = await client.query(
    'select rolsuper or rolbypassrls as is_unbound from pg_roles where rolname = current_user',
  )
  if (rows[0]?.is_unbound !== true) return null
  // Another database of the cluster may make it at the same time.
  await client.query(`do $$ begin
    create role ${roleName} nologin;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  const tables = await client.query(`select string_agg(format('%I', relname), ', ') as names from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
    and not has_table_privilege('${roleName}', oid, 'select, insert, update, delete')`)
  const names: unknown = tables.rows[0]?.names
  await client.query(`do $$ begin
    execute format('grant usage on schema %I to ${roleName}', current_schema());
  end $$`)
  if (typeof names === 'string') await client.query(`grant select, insert, update, delete on ${names} to ${roleName}`)
  return roleName
}

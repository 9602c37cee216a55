import { type HostileShape, numbered, repeated, select } from './hostile-shape.ts'

/** Clauses over and over. */
export const hostileClauses: Readonly<Record<string, HostileShape>> = {
  'CASE branches': repeated(' when a = 1 then b', { head: 'select case', tail: ' end from t' }),
  'CASE expressions': repeated('case a when 1 then b end, ', { ...select, tail: '1 from t' }),
  arguments: repeated('a, ', { head: 'select f(', tail: 'a) from t' }),
  'named arguments': repeated('a => 1, ', { head: 'select f(', tail: 'a => 1) from t' }),
  'scalar subqueries': repeated('(select a from t), ', { ...select, tail: '1' }),
  'correlated scalar subqueries': repeated('(select a from u where u.b = t.c), ', { ...select, tail: '1 from t' }),
  'derived tables beside each other': numbered((i) => `(select a${i} from t${i}) x${i}`, { head: 'select a1 from ' }),
  'lateral derived tables': numbered((i) => `lateral (select a${i} from t${i}) x${i}`, { head: 'select a1 from t, ' }),
  'lateral views': numbered((i) => `lateral view explode(a${i}) x${i} as c${i}`, {
    head: 'select c1 from t ',
    between: ' ',
    dialect: 'hive',
  }),
  UNNEST: numbered((i) => `unnest(a${i}) as x${i}`, { head: 'select x1 from t, ', dialect: 'bigquery' }),
  FLATTEN: numbered((i) => `lateral flatten(input => a${i}) x${i}`, {
    head: 'select x1.value from t, ',
    dialect: 'snowflake',
  }),
  pipes: repeated(' |> where a = 1', { head: 'from t', dialect: 'bigquery' }),
  'pipes that extend': numbered((i) => `|> extend a as c${i}`, { head: 'from t ', between: ' ', dialect: 'bigquery' }),
  'pipes that select': repeated(' |> select a, b', { head: 'from t', dialect: 'bigquery' }),
  'pipes that aggregate': repeated(' |> aggregate sum(a) as a group by b', { head: 'from t', dialect: 'bigquery' }),
  PIVOT: numbered((i) => `'v${i}' as c${i}`, {
    head: 'select * from t pivot (sum(a) for b in (',
    tail: '))',
    dialect: 'snowflake',
  }),
  UNPIVOT: numbered((i) => `c${i}`, {
    head: 'select * from t unpivot (a for b in (',
    tail: '))',
    dialect: 'snowflake',
  }),
  'PIVOT of stars': {
    dialect: 'snowflake',
    text: (size) => {
      const columns = Array.from({ length: size / 24 }, (_, i) => `c${i}`)
      const values = Array.from({ length: size / 24 }, (_, i) => `'${i}'`)
      return `select * from (select ${columns.join(', ')} from t) pivot (sum(c0) for c1 in (${values.join(', ')}))`
    },
  },
  'MERGE branches': repeated(' when matched and a = 1 then update set a = b', {
    head: 'merge into t using u on t.a = u.a',
  }),
  assignments: numbered((i) => `c${i} = d${i}`, { head: 'update t set ' }),
  'assignments of one column': repeated(', a = 1', { head: 'update t set a = 1' }),
  'assignments joined by AND': repeated(' and a = 1', { head: 'update t set a = 1', dialect: 'mysql' }),
  'DELETE targets': numbered((i) => `t${i}`, { head: 'delete ', tail: ' from t1', dialect: 'mysql' }),
  'INSERT columns': numbered((i) => `c${i}`, { head: 'insert into t (', tail: ') select * from u' }),
  'ON CONFLICT': repeated(', b = excluded.b', {
    head: 'insert into t (a) values (1) on conflict (a) do update set b = 1',
  }),
  'column definitions': numbered((i) => `c${i} int not null`, { head: 'create table t (', tail: ')' }),
  checks: repeated(' check (a > 1)', { head: 'create table t (a int', tail: ')' }),
  RENAME: numbered((i) => `t${i} to t${i + 1}`, { head: 'rename table ', dialect: 'mysql' }),
  DROP: numbered((i) => `t${i}`, { head: 'drop table ' }),
  'ALTER actions': numbered((i) => `add column c${i} int`, { head: 'alter table t ' }),
  'CREATE INDEX': numbered((i) => `c${i}`, { head: 'create index i on t (', tail: ')' }),
  GRANT: numbered((i) => `t${i}`, { head: 'grant select on ', tail: ' to x' }),
  'COPY options': repeated(' a = 1', { head: "copy into t from 's3://x'", dialect: 'snowflake' }),
  'table hints': repeated(' (nolock)', { head: 'select * from t', dialect: 'tsql' }),
  'CONNECT BY': repeated(' connect by a = prior b', { head: 'select a from t', dialect: 'oracle' }),
  'outer joins with marks': repeated(' and a = b (+)', { head: 'select a from t where 1 = 1', dialect: 'oracle' }),
  MATCH_RECOGNIZE: repeated(', a as a > 1', {
    head: 'select * from t match_recognize (pattern (a+) define a as a > 1',
    tail: ')',
    dialect: 'snowflake',
  }),
  'clauses in the wrong order': repeated(' having a where b', { head: 'select a from t' }),
  'ORDER BY again': repeated(' order by a', { head: 'select a from t' }),
  'LIMIT again': repeated(' limit 1', { head: 'select a from t' }),
  'FROM again': repeated(' from t', { head: 'select a' }),
}

import { type HostileShape, nested, numbered, repeated, select } from './hostile-shape.ts'

/** Against scopes: names, stars and the sources behind them. */
export const hostileNames: Readonly<Record<string, HostileShape>> = {
  CTEs: numbered((i) => `c${i} as (select a from c${i - 1})`, { head: 'with ', tail: ' select a from c1' }),
  'CTEs that all read the first': numbered((i) => `c${i} as (select a from c0)`, { head: 'with ', tail: ' select 1' }),
  'CTEs that join two before them': numbered((i) => `c${i} as (select x.a, y.b from c${i - 1} x, c${i - 2} y)`, {
    head: 'with ',
    tail: ' select 1',
  }),
  'CTEs of stars': numbered((i) => `c${i} as (select * from c${i - 1})`, { head: 'with ', tail: ' select * from c9' }),
  'CTEs that double their stars': numbered((i) => `c${i} as (select *, * from c${i - 1})`, {
    head: 'with ',
    tail: ' select * from c9',
  }),
  'CTEs that join stars of all': numbered((i) => `c${i} as (select * from t${i})`, {
    head: 'with ',
    tail: ' select * from c1 natural join c2 natural join c3',
  }),
  'CTEs that add columns to a star': numbered((i) => `c${i} as (select *, 1 as a${i} from c${i - 1})`, {
    head: 'with ',
    tail: ' select * from c9',
  }),
  'CTEs that join themselves': numbered((i) => `c${i} as (select * from c${i - 1} x, c${i - 1} y)`, {
    head: 'with c0 as (select 1 as a), ',
    tail: ' select * from c9',
  }),
  'CTEs that unite themselves': numbered((i) => `c${i} as (select * from c${i - 1} union select * from c${i - 1})`, {
    head: 'with c0 as (select * from t), ',
    tail: ' select * from c9',
  }),
  'CTEs that add an arm': numbered((i) => `c${i} as (select * from c${i - 1} union select * from t${i})`, {
    head: 'with ',
    tail: ' select a, b from c9',
  }),
  'CTEs that except a column': numbered(
    (i) => `c${i} as (select * except (a${i}) from c${i - 1} union all select * from c${i - 1})`,
    { head: 'with c0 as (select * from t), ', tail: ' select * from c9', dialect: 'bigquery' },
  ),
  'CTEs and their readers': {
    dialect: 'postgres',
    text: (size) => {
      const names = Array.from({ length: size / 30 }, (_, i) => `c${i}`)
      return `with ${names.map((name) => `${name} as (select 1)`).join(', ')} select *, * from ${names.join(', ')}`
    },
  },
  'CTEs under other column names': numbered((i) => `c${i} (a, b) as (select * from c${i - 1})`, {
    head: 'with ',
    tail: ' select * from c9',
  }),
  'CTEs of one name': repeated('c as (select a from c), ', { head: 'with ', tail: 'd as (select 1) select a from c' }),
  'recursive CTEs': numbered((i) => `c${i} as (select 1 as a union all select a from c${i + 1})`, {
    head: 'with recursive ',
    tail: ' select a from c1',
  }),
  'recursive CTEs that read each other twice': numbered(
    (i) => `c${i} as (select 1 as a union all select x.a + y.a from c${i} x, c${i} y)`,
    { head: 'with recursive ', tail: ' select a from c1' },
  ),
  joins: numbered((i) => `join t${i} on a = b`, { head: 'select a, b, c from t ', between: ' ' }),
  'joins with USING': numbered((i) => `join t${i} using (a)`, { head: 'select a, b, c from t ', between: ' ' }),
  'joins with USING of many': numbered((i) => `c${i}`, { head: 'select c1 from t join u using (', tail: ')' }),
  'NATURAL joins': numbered((i) => `natural join t${i}`, { head: 'select a from t ', between: ' ' }),
  'stars of NATURAL joins': numbered((i) => `natural join (select a${i}, b) t${i}`, {
    head: 'select * from t ',
    between: ' ',
  }),
  'joins with their conditions behind': {
    dialect: 'postgres',
    text: (size) => `select * from a ${'join b '.repeat(size / 12)}${'on x '.repeat(size / 12)}`,
  },
  'comma joins': numbered((i) => `t${i}`, { head: 'select a, b, c from ' }),
  'comma joins and columns': {
    dialect: 'postgres',
    text: (size) => {
      const tables = Array.from({ length: size / 12 }, (_, i) => `t${i}`)
      const columns = Array.from({ length: size / 12 }, (_, i) => `c${i}`)
      return `select ${columns.join(', ')} from ${tables.join(', ')}`
    },
  },
  'comma joins and likely columns': {
    dialect: 'postgres',
    text: (size) => {
      const tables = Array.from({ length: size / 20 }, (_, i) => `t${i}`)
      const columns = Array.from({ length: size / 20 }, (_, i) => `t${i % 100}_${i}`)
      return `select ${columns.join(', ')} from ${tables.join(', ')}`
    },
  },
  'joins and unqualified conditions': numbered((i) => `join t${i} on c${i} = d${i}`, {
    head: 'select a from t ',
    between: ' ',
  }),
  'table name beside its aliases': {
    dialect: 'postgres',
    text: (size) => `select ${'t.a, '.repeat(size / 16)}1 from t x${', t x'.repeat(size / 16)}`,
  },
  'columns of a long UNION of stars': {
    dialect: 'postgres',
    text: (size) => {
      const arms = Array.from({ length: size / 64 }, (_, i) => `select * from t${i}`)
      const columns = Array.from({ length: size / 12 }, (_, i) => `c${i}`)
      return `select ${columns.join(', ')} from (${arms.join(' union all ')}) x`
    },
  },
  'columns of many stars': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 12 }, (_, i) => `c${i}`)
      return `select ${columns.join(', ')} from (select ${'t.*, '.repeat(size / 12)}1 from t) x`
    },
  },
  'joins of one alias': repeated(' join t x on x.a = x.b', { head: 'select x.a from t x' }),
  'uses of one alias of many': {
    dialect: 'postgres',
    text: (size) => `select ${'x.a, '.repeat(size / 16)}1 from t${', t x'.repeat(size / 16)}`,
  },
  'self joins without alias': {
    dialect: 'postgres',
    text: (size) => `select ${'t.a, '.repeat(size / 16)}1 from t${', t'.repeat(size / 8)}`,
  },
  stars: repeated('*, ', { ...select, tail: '1 from t' }),
  'stars of many tables': {
    dialect: 'postgres',
    text: (size) => `select ${'*, '.repeat(size / 12)}1 from t${', t'.repeat(size / 8)}`,
  },
  'stars of many columns': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 16 }, (_, i) => `c${i}`)
      return `select ${'*, '.repeat(size / 8)}1 from (select ${columns.join(', ')}) x`
    },
  },
  'qualified stars': repeated('x.*, ', { ...select, tail: '1 from t x' }),
  'stars that multiply': nested('select *, * from (', 'select * from t', ') x'),
  'columns of stars that multiply': nested('select *, * from (', 'select a, b from t', ') x'),
  'star EXCEPT': numbered((i) => `c${i}`, { head: 'select * except (', tail: ') from t', dialect: 'bigquery' }),
  'stars that each except one': nested('select * except (a) from (', 'select a from t', ')', { dialect: 'bigquery' }),
  'stars that each replace one': nested('select * replace (a + 1 as a) from (', 'select * from t', ')', {
    dialect: 'bigquery',
  }),
  'lateral aliases': numbered((i) => `c${i} + 1 as c${i + 1}`, {
    head: 'select 1 as c0, ',
    tail: ' from t',
    dialect: 'snowflake',
  }),
  'lateral aliases that double': numbered((i) => `c${i} + c${i} as c${i + 1}`, {
    head: 'select a as c0, ',
    tail: ' from t',
    dialect: 'snowflake',
  }),
  'aliases that grow': numbered((i) => `c${i} + x${i} as c${i + 1}`, {
    head: 'select a as c0, ',
    tail: ' from t',
    dialect: 'snowflake',
  }),
  'aliases backwards': numbered((i) => `c${i + 1} as c${i}`, { ...select, tail: ' from t', dialect: 'snowflake' }),
  'derived columns that grow': {
    dialect: 'postgres',
    text: (size) => {
      let sql = 'select a0 as s from t'
      for (let i = 1; sql.length < size; i++) sql = `select s + a${i} as s from (${sql}) x, t`
      return sql
    },
  },
  'UNION arms of CTEs': numbered((i) => `select * from c${i % 50}`, {
    head: `with ${Array.from({ length: 50 }, (_, i) => `c${i} as (select *, ${i} as k from t${i})`).join(', ')} `,
    between: ' union all ',
  }),
}

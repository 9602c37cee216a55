import { type HostileShape, numbered, repeated } from './hostile-shape.ts'

/** Many statements, and tables that pass from one to the next. */
export const hostileScripts: Readonly<Record<string, HostileShape>> = {
  semicolons: repeated(';'),
  SELECT: repeated('select '),
  'SELECT of one': repeated('select 1; '),
  'statements without end': repeated('select 1 ', { dialect: 'tsql' }),
  'statements on lines': repeated('select 1\n', { dialect: 'tsql' }),
  GO: repeated('go\n', { dialect: 'tsql' }),
  'unknown words': repeated('foo bar; '),
  'unknown words in one statement': repeated('foo bar '),
  'temporary tables': numbered((i) => `create temp table t${i} as select a from t${i - 1}`, { between: ';\n' }),
  'temporary tables that join': numbered(
    (i) => `create temp table t${i} as select x.a, y.b from t${i - 1} x, t${i - 2} y`,
    {
      between: ';\n',
    },
  ),
  'temporary tables of stars': numbered((i) => `create temp table t${i} as select * from t${i - 1}`, {
    between: ';\n',
  }),
  'INSERT into one table': numbered((i) => `insert into t (a) select a${i} from u${i}`, { between: ';\n' }),
  'INSERT of a table into itself': repeated('insert into t (a, b) select b, a from t;\n'),
  'INSERT of other columns': numbered((i) => `insert into t (c${i}) select c${i - 1} from t`, { between: ';\n' }),
  'INSERT of stars': repeated('insert into t select * from t, u;\n'),
  'INSERT of stars of many tables': numbered((i) => `insert into t select * from t${i}`, { between: ';\n' }),
  'INSERT and read': numbered((i) => `insert into t (a) select a${i} from u; insert into v select a from t`, {
    between: ';\n',
  }),
  'two tables into each other': repeated('insert into t (a) select a from u; insert into u (a) select a from t;\n'),
  'UPDATE of one table': numbered((i) => `update t set c${i} = c${i - 1}`, { between: ';\n' }),
  views: numbered((i) => `create view v${i} as select * from v${i - 1}, t${i}`, { between: ';\n' }),
  'views of views': numbered((i) => `create view v${i} as select a, b from v${i - 1}`, { between: ';\n' }),
  'views that add a column': numbered((i) => `create view v${i} as select *, ${i} as c${i} from v${i - 1}`, {
    between: ';\n',
  }),
  USE: numbered((i) => `use d${i}`, { between: ';\n', dialect: 'mysql' }),
  'renamed tables': numbered((i) => `alter table t${i} rename to t${i + 1}`, { between: ';\n' }),
  'added columns': numbered((i) => `alter table t add column c${i} int`, {
    head: 'create table t (a int);\n',
    between: ';\n',
  }),
  'renamed columns': numbered((i) => `alter table t rename column c${i} to c${i + 1}`, {
    head: 'create table t (c0 int);\n',
    between: ';\n',
  }),
  'stars of one wide table': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 20 }, (_, i) => `c${i} int`)
      return `create table t (${columns.join(', ')});\n${'insert into u select * from t;\n'.repeat(size / 60)}`
    },
  },
  'views of one wide table': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 20 }, (_, i) => `c${i} int`)
      const views = Array.from({ length: size / 80 }, (_, i) => `create view v${i} as select * from t;\n`)
      return `create table t (${columns.join(', ')});\n${views.join('')}`
    },
  },
  'functions of all columns': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 20 }, (_, i) => `c${i} int`)
      return `create table t (${columns.join(', ')});\nselect ${'f(t.*), '.repeat(size / 16)}1 from t, t u`
    },
  },
  'whole rows': {
    dialect: 'postgres',
    text: (size) => {
      const columns = Array.from({ length: size / 20 }, (_, i) => `c${i} int`)
      return `create table t (${columns.join(', ')});\nselect ${'f(t), '.repeat(size / 16)}1 from t`
    },
  },
  'created and dropped': repeated('create temp table t as select * from u; drop table t;\n'),
  'swapped tables': repeated('insert into a select * from t; alter table a swap with b;\n', { dialect: 'snowflake' }),
  'guessed dialect': repeated("select a from t where b = 'x' limit 1; ", { dialect: 'auto' }),
  'guessed nonsense': repeated('( select [ ` " ', { dialect: 'auto' }),
}

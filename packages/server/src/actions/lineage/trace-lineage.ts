import * as z from 'zod'
import { defineAction } from '../action.ts'
import { toAnalysisView } from '../analysis-view.ts'
import { Dialect, Sql, text } from '../fields.ts'
import { givenFields } from '../given-fields.ts'
import { checkText, textErrors } from '../queries/check-text.ts'
import { AnalysisView } from '../views.ts'

const namesMax = 10_000

export const traceLineage = defineAction({
  name: 'lineage.trace',
  summary: 'What a text reads and writes, without saving it',
  permission: 'lineage.read',
  cost: 'heavy',
  input: z.strictObject({
    sql: Sql,
    dialect: Dialect.default('ansi'),
    schema: z
      .record(text(300), z.record(text(300), text(300)))
      .refine((tables) => Object.keys(tables).length <= namesMax, `At most ${namesMax} tables.`)
      .optional()
      .describe('Columns with their types, by table: `table`, `schema.table` or `catalog.schema.table`.'),
    default_schema: text(300).optional(),
  }),
  output: AnalysisView,
  errors: textErrors,
  example: { sql: 'insert into report select id, sum(amount) from orders group by id', dialect: 'postgres' },
  http: { method: 'POST', path: '/lineage' },
  run: async ({ analyzer, signal }, { sql, dialect, schema, default_schema }) => {
    checkText(sql)
    const task = { sql, dialect, ...givenFields({ schema, defaultSchema: default_schema }) }
    return toAnalysisView(await analyzer.analyze(task, signal))
  },
})

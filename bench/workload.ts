import { type Random, seededRandom } from './random.ts'

/** `short` is what an application sends (about 150 characters), `report` what an analyst keeps (1.5 to 6 kB). */
export type TextSize = 'short' | 'mixed' | 'report'

/**
 * SQL texts in the grammar that PostgreSQL, MySQL 8 and SQLite share, without comments; the same for the same seed.
 * A text of size `short` is one read or write over one to three tables; `report` is a chain of CTEs with joins,
 * windows, CASE and set operations; `mixed` is nine short ones to one report.
 */
export function makeWorkload(size: TextSize, count: number, seed = 1): string[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const isReport = size === 'report' || (size === 'mixed' && random.chance(10))
    return isReport ? makeReport(random) : makeShort(random)
  })
}

/** What a load says of these texts. */
export function describeTexts(size: TextSize, texts: readonly string[]) {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0)
  const [count, sizeKb] = [texts.length, Math.round(bytes / 1024)].map((value) => value.toLocaleString('en'))
  const dataset = `${count} ${size} ${texts.length === 1 ? 'text' : 'texts'}, ${sizeKb} kB`
  return { dataset, operation: 'text', operations: texts.length, bytes }
}

interface Table {
  name: string
  alias: string
  key: string
  measures: readonly [string, ...string[]]
  words: readonly [string, ...string[]]
  date: string
}

const orders: Table = {
  name: 'orders',
  alias: 'o',
  key: 'order_id',
  measures: ['total_amount', 'discount_amount', 'shipping_cost'],
  words: ['status', 'currency', 'sales_channel'],
  date: 'ordered_at',
}

const customers: Table = {
  name: 'customers',
  alias: 'c',
  key: 'customer_id',
  measures: ['credit_limit', 'lifetime_value'],
  words: ['country', 'segment', 'email'],
  date: 'registered_at',
}

const others: readonly [Table, ...Table[]] = [
  {
    name: 'order_lines',
    alias: 'l',
    key: 'order_line_id',
    measures: ['quantity', 'unit_price', 'tax_amount'],
    words: ['line_status', 'return_reason'],
    date: 'shipped_at',
  },
  {
    name: 'products',
    alias: 'p',
    key: 'product_id',
    measures: ['list_price', 'weight_grams'],
    words: ['category', 'brand', 'title'],
    date: 'launched_at',
  },
  {
    name: 'payments',
    alias: 'pay',
    key: 'payment_id',
    measures: ['paid_amount', 'fee_amount'],
    words: ['method', 'provider', 'state'],
    date: 'paid_at',
  },
  {
    name: 'support_tickets',
    alias: 'st',
    key: 'ticket_id',
    measures: ['priority', 'minutes_open'],
    words: ['topic', 'team', 'state'],
    date: 'opened_at',
  },
]

const tables: readonly [Table, ...Table[]] = [orders, customers, ...others]

type Maker = (random: Random) => string

const shortMakers: readonly [Maker, ...Maker[]] = [
  makeLookup,
  makeLookup,
  makeJoin,
  makeJoin,
  makeTopList,
  makeInsert,
  makeUpdate,
  makeDelete,
]

function makeShort(random: Random): string {
  return random.pick(shortMakers)(random)
}

function makeLookup(random: Random): string {
  const { name, key, words, measures, date } = random.pick(tables)
  return `SELECT ${key}, ${random.pick(words)}, ${random.pick(measures)}, ${date}
FROM ${name}
WHERE ${key} = ${random.int(1e6)} AND ${date} >= '${makeDate(random)}'`
}

function makeJoin(random: Random): string {
  const other = random.pick(others)
  return `SELECT o.order_id, c.${random.pick(customers.words)}, ${other.alias}.${random.pick(other.measures)}
FROM orders AS o
JOIN customers AS c ON c.customer_id = o.customer_id
LEFT JOIN ${other.name} AS ${other.alias} ON ${other.alias}.order_id = o.order_id
WHERE ${makeConditions(random, orders, 1 + random.int(3))}
ORDER BY o.ordered_at DESC
LIMIT ${10 + random.int(90)}`
}

function makeTopList(random: Random): string {
  const table = random.pick(tables)
  const word = random.pick(table.words)
  return `SELECT ${word}, COUNT(*) AS row_count, SUM(${random.pick(table.measures)}) AS total
FROM ${table.name} ${table.alias}
WHERE ${makeConditions(random, table, 2)}
GROUP BY ${word}
HAVING COUNT(*) > ${random.int(50)}
ORDER BY total DESC`
}

function makeInsert(random: Random): string {
  const { name, key, words, measures } = random.pick(tables)
  const columns = [key, random.pick(words), random.pick(measures)].join(', ')
  const rows = Array.from(
    { length: 1 + random.int(4) },
    () => `(${random.int(1e6)}, '${makeWord(random)}', ${random.int(1e4) / 100})`,
  )
  return `INSERT INTO ${name} (${columns}) VALUES\n  ${rows.join(',\n  ')}`
}

function makeUpdate(random: Random): string {
  const { name, key, words, measures } = random.pick(tables)
  const measure = random.pick(measures)
  return `UPDATE ${name}
SET ${measure} = ${measure} * 1.0${random.int(9)}, ${random.pick(words)} = '${makeWord(random)}'
WHERE ${key} IN (${Array.from({ length: 1 + random.int(6) }, () => random.int(1e6)).join(', ')})`
}

function makeDelete(random: Random): string {
  const { name, key, date } = random.pick(tables)
  return `DELETE FROM ${name} WHERE ${date} < '${makeDate(random)}' AND ${key} NOT IN (SELECT ${key} FROM archived_${name})`
}

function makeReport(random: Random): string {
  const steps = Array.from({ length: 2 + random.int(4) }, (_, i) => makeStep(random, i))
  const last = steps.length - 1
  const arms = Array.from({ length: 1 + random.int(3) }, (_, i) => makeArm(random, last, i))
  return `WITH ${steps.join(',\n')}\n${arms.join('\nUNION ALL\n')}\nORDER BY 1, total DESC\nLIMIT 100`
}

function makeStep(random: Random, index: number): string {
  const other = random.pick(others)
  const measure = random.pick(other.measures)
  const word = random.pick(other.words)
  const joined = index > 0 && random.chance(60) ? `\n  JOIN step_${index - 1} s ON s.customer_id = c.customer_id` : ''
  return `step_${index} AS (
  SELECT
    c.customer_id,
    c.${random.pick(customers.words)} AS grouping_word,
    CASE
      WHEN ${other.alias}.${word} = '${makeWord(random)}' THEN 'first'
      WHEN ${other.alias}.${measure} > ${random.int(1000)} THEN 'large'
      ELSE 'other'
    END AS bucket,
    SUM(${other.alias}.${measure} * (1 - o.discount_amount)) AS total,
    COUNT(DISTINCT o.order_id) AS order_count,
    ROW_NUMBER() OVER (PARTITION BY c.customer_id ORDER BY SUM(o.total_amount) DESC) AS place
  FROM customers c
  JOIN orders o ON o.customer_id = c.customer_id AND o.status <> '${makeWord(random)}'
  LEFT JOIN ${other.name} ${other.alias} ON ${other.alias}.order_id = o.order_id${joined}
  WHERE ${makeConditions(random, orders, 2 + random.int(3))}
    AND EXISTS (SELECT 1 FROM payments paid WHERE paid.order_id = o.order_id AND paid.paid_amount > ${random.int(100)})
  GROUP BY c.customer_id, grouping_word, bucket
)`
}

function makeArm(random: Random, step: number, index: number): string {
  return `SELECT '${makeWord(random)}' AS part_${index}, f.bucket, COALESCE(SUM(f.total), 0) AS total, AVG(f.order_count) AS average_orders
FROM step_${step} f
WHERE f.place <= ${1 + random.int(10)} AND f.total > (SELECT AVG(total) * 0.${1 + random.int(8)} FROM step_${step})
GROUP BY f.bucket`
}

function makeConditions(random: Random, table: Table, count: number): string {
  const makers: readonly [() => string, ...(() => string)[]] = [
    () => `${table.alias}.${random.pick(table.words)} IN ('${makeWord(random)}', '${makeWord(random)}')`,
    () => `${table.alias}.${random.pick(table.measures)} BETWEEN ${random.int(100)} AND ${100 + random.int(900)}`,
    () => `${table.alias}.${table.date} >= '${makeDate(random)}'`,
    () => `${table.alias}.${random.pick(table.words)} LIKE '${makeWord(random)}%'`,
    () => `(${table.alias}.${random.pick(table.words)} IS NULL OR ${table.alias}.${random.pick(table.measures)} > 0)`,
  ]
  return Array.from({ length: count }, () => random.pick(makers)()).join('\n  AND ')
}

function makeWord(random: Random): string {
  return random.pick(['open', 'closed', 'web', 'store', 'EUR', 'gold', 'late', 'north', 'returned', 'card'])
}

function makeDate(random: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `202${random.int(6)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`
}

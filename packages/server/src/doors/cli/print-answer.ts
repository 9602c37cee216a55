import { isRecord } from '../http/is-record.ts'
import { formatTable, plainText } from './format-table.ts'

export interface PrintOptions {
  /** Dotted paths of the fields to print, in order; all plain ones if left out. */
  shows?: readonly string[] | undefined
  isColoured: boolean
}

/**
 * An answer of the server for people: a page of a list as a table, anything else as one line for each field. A text of
 * several lines comes last, below the others. Empty where there is nothing to say.
 */
export function printAnswer(answer: unknown, options: PrintOptions): string {
  if (!isRecord(answer)) return answer === null ? '' : plainText(String(answer))
  return Array.isArray(answer.items) ? printItems(answer.items, options) : printFields(answer, options)
}

function printItems(items: readonly unknown[], { shows, isColoured }: PrintOptions): string {
  if (items.length === 0) return 'Nothing found.'
  const paths = shows ?? plainFields(items[0])
  const rows = items.map((item) => paths.map((path) => cell(valueAt(item, path))))
  const isNumber = (path: string): boolean => items.every((item) => typeof valueAt(item, path) === 'number')
  const columns = paths.map((path) => ({
    title: titleOf(path),
    align: isNumber(path) ? ('right' as const) : ('left' as const),
  }))
  return formatTable(columns, rows, isColoured)
}

function printFields(answer: Record<string, unknown>, { shows, isColoured }: PrintOptions): string {
  const entries = (shows ?? plainFields(answer)).map((path) => ({ title: titleOf(path), value: valueAt(answer, path) }))
  const present = entries.filter(({ value }) => value !== undefined && value !== null)
  const isBlock = (value: unknown): boolean => typeof value === 'string' && value.includes('\n')
  const width = Math.max(0, ...present.map(({ title }) => title.length))
  const dim = (text: string): string => (isColoured ? `\u001b[2m${text}\u001b[22m` : text)
  const lines = present
    .filter(({ value }) => !isBlock(value))
    .map(({ title, value }) => `${dim(title.padEnd(width))}  ${plainText(cell(value))}`.trimEnd())
  const blocks = present.filter(({ value }) => isBlock(value)).map(({ value }) => `\n${block(String(value))}`)
  return [...lines, ...blocks].join('\n')
}

/** Line by line, so that the lines stay and everything else that steers a terminal goes. Tabs become two blanks. */
function block(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .split(/\r?\n/)
    .map((line) => plainText(line))
    .join('\n')
}

function plainFields(answer: unknown): string[] {
  if (!isRecord(answer)) return []
  return Object.entries(answer).flatMap(([name, value]) => (isPlain(value) ? [name] : []))
}

/** Short enough for a cell: no object but one that has a name. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain)
  return !isRecord(value) || typeof value.name === 'string'
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value)
}

function titleOf(path: string): string {
  return path
    .replaceAll('_', ' ')
    .replace(/\.name$/, '')
    .replaceAll('.', ' ')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cell).join(', ')
  if (!isRecord(value)) return String(value)
  // Most things that stand in lists have a name.
  return typeof value.name === 'string' ? value.name : JSON.stringify(value)
}

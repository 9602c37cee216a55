/**
 * `npm run bench [-- name...] [--smoke] [--save]`: CPU for each operation, on what data and on which machine, beside
 * the last stored figure. A name selects all benches that begin with it. `--smoke` only shows that they run;
 * `--save` stores what was measured in figures.json. Exit code 2: no bench of that name.
 */
import { parseArgs } from 'node:util'
import { readFigures, type StoredFigures, saveFigures, thisMachine } from './figures.ts'
import { benches } from './list.ts'
import { type Figure, measure } from './measure.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { smoke: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
})

const chosen = benches.filter(
  ({ name }) => positionals.length === 0 || positionals.some((text) => name.startsWith(text)),
)
if (chosen.length === 0) {
  console.error(`no such bench; there are ${benches.map((bench) => bench.name).join(', ')}`)
  process.exit(2)
}

const { cpu, cores, node } = thisMachine()
console.log(`${cpu}, ${cores} cores, node ${node}${values.smoke ? ' (smoke: the figures say nothing)' : ''}`)
const stored = readFigures().benches
const measured: StoredFigures['benches'] = {}
for (const bench of chosen) {
  const load = await bench.setUp(values.smoke)
  try {
    const figure = await measure(load, values.smoke)
    measured[bench.name] = { ...figure, dataset: load.dataset }
    console.log(describe(bench.name, figure, load))
  } finally {
    await load.tearDown?.()
  }
}
if (values.save && !values.smoke) saveFigures(measured)
// Servers that benches share end with this process, and would keep it alive.
process.exit()

function describe(
  name: string,
  figure: Figure,
  load: { dataset: string; operation: string; bytes: number; operations: number },
): string {
  const parts = [`${formatUs(figure.cpuUsPerOperation)} CPU per ${load.operation}`]
  if (load.bytes > 0) parts.push(`${formatNumber(load.bytes / load.operations / figure.cpuUsPerOperation)} MB/s`)
  parts.push(`ratio ${formatNumber(figure.ratio)}${compare(name, figure)}`)
  return `${name.padEnd(20)} ${parts.join(', ')}; ${load.dataset}`
}

function compare(name: string, figure: Figure): string {
  const before = stored[name]
  if (before === undefined || values.smoke) return ''
  const percent = Math.round((figure.ratio / before.ratio - 1) * 100)
  return ` (${percent > 0 ? '+' : ''}${percent} % since the stored ${formatNumber(before.ratio)})`
}

function formatUs(us: number): string {
  return us < 1000 ? `${formatNumber(us)} µs` : `${formatNumber(us / 1000)} ms`
}

function formatNumber(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1)
}

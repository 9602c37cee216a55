import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './run-command.mjs'

// `npm run check`: everything a change must pass. All steps run, so that one look shows all that is wrong.
// `-- --no-tests` leaves out the tests, for callers that have run them.
const tsc = (project) => ['node_modules/typescript/bin/tsc', '-p', project]
const tests = ['--exclude', 'tests/architecture/**', '--exclude', 'tests/docs/**']

const steps = [
  { name: 'installed and built', run: ['scripts/build.mjs'], isNeeded: true },
  { name: 'format and lint', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types of core', run: tsc('packages/core') },
  { name: 'types of server', run: tsc('packages/server') },
  ...(existsSync(join(root, 'packages/web/src')) ? [{ name: 'types of web', run: tsc('packages/web') }] : []),
  { name: 'types of tests and scripts', run: tsc('.') },
  { name: 'architecture', run: ['node_modules/vitest/vitest.mjs', 'run', 'tests/architecture'] },
  { name: 'docs fresh', run: ['node_modules/vitest/vitest.mjs', 'run', 'tests/docs'] },
  ...(process.argv.includes('--no-tests') ? [] : [{ name: 'tests', run: ['scripts/test.mjs', ...tests] }]),
]

const results = []
for (const step of steps) {
  console.log(`\n== ${step.name}`)
  const startMs = performance.now()
  const code = await runNode(step.run)
  results.push({ name: step.name, isGreen: code === 0, seconds: (performance.now() - startMs) / 1000 })
  if (code !== 0 && step.isNeeded) break
}

console.log('\n== summary')
for (const { name, isGreen, seconds } of results) {
  console.log(`${isGreen ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`)
}
process.exitCode = results.every(({ isGreen }) => isGreen) ? 0 : 1

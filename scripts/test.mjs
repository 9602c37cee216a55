import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run-command.mjs'

// `npm test`: installs and builds what is needed, runs the tests, and ends with one line of plain counts.
// Arguments go to vitest: `npm test -- packages/core -t "keeps the outer join"`.
const built = await runNode(['scripts/build.mjs'])
if (built !== 0) process.exit(built)

const folder = mkdtempSync(join(tmpdir(), 'sqm-test-'))
const summaryPath = join(folder, 'summary.json')
const reporters = ['--reporter=default', '--reporter=./scripts/summary-reporter.mjs']
const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)], {
  env: { SQM_TEST_SUMMARY: summaryPath },
})
const counts = readCounts()
rmSync(folder, { recursive: true, force: true })
if (counts) console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
else console.error('The test run ended before it could count')
process.exitCode = code === 0 && !counts ? 1 : code

function readCounts() {
  try {
    return JSON.parse(readFileSync(summaryPath, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

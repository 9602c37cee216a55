import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that leaves `{passed, failed, skipped}` in the file named by SQM_TEST_SUMMARY and prints a line for each
 * skipped test. A test file that could not be loaded, and an error outside of any test, each count as one failed.
 * The default export is what vitest asks of a reporter.
 */
export default class SummaryReporter {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    const skipped = []
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') counts.passed++
        else if (state === 'failed') failedHere++
        else {
          counts.skipped++
          skipped.push(`skipped: ${module.relativeModuleId} > ${test.fullName}`)
        }
      }
      if (failedHere === 0 && module.state() === 'failed') failedHere = 1
      counts.failed += failedHere
    }
    if (skipped.length > 0) console.log(`\n${skipped.join('\n')}`)
    if (process.env.SQM_TEST_SUMMARY) writeFileSync(process.env.SQM_TEST_SUMMARY, JSON.stringify(counts))
  }
}

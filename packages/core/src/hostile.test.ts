import { expect, test } from 'vitest'
import { analyze } from './analyze.ts'
import { hostileShapes } from './test-support/hostile-shapes.ts'

const size = 12_000
// Linear work takes four times as long on four times the text, quadratic work sixteen times.
const ratioMax = 8
// What a shape may take whatever the ratio, so that no busy machine fails: over five times of what the slowest takes.
const freeMs = 1000

function cpuMs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

test.each(Object.entries(hostileShapes))('%s: cost grows with the text, not with its square', (_, shape) => {
  const read = (sql: string) => {
    const { problems } = analyze(sql, { dialect: shape.dialect })
    expect(problems.map(({ code }) => code)).not.toContain('internal')
    expect(problems.length).toBeLessThanOrEqual(100)
  }
  const once = cpuMs(() => read(shape.text(size)))
  const fourTimes = cpuMs(() => read(shape.text(4 * size)))
  expect(fourTimes).toBeLessThan(Math.max(ratioMax * once, freeMs))
})

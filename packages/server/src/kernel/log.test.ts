import { describe, expect, it } from 'vitest'
import { AppError } from './app-error.ts'
import { createLog, type LogLevel, silentLog } from './log.ts'

function capture(level: LogLevel = 'debug') {
  const lines: string[] = []
  const log = createLog({ level, version: '1.2.3', destination: { write: (line) => lines.push(line) } })
  return { log, lines, read: () => lines.map((line) => JSON.parse(line)) }
}

describe('createLog', () => {
  it('writes one JSON object a line, with time, level, service and version', () => {
    const { log, read } = capture()
    log.info('request.done', { request_id: 'r1', route: '/queries/{id}', status: 200, duration_ms: 1.5 })
    const [line] = read()
    expect(line).toMatchObject({ level: 'info', event: 'request.done', service: 'sqm', version: '1.2.3' })
    expect(line).toMatchObject({ request_id: 'r1', route: '/queries/{id}', status: 200, duration_ms: 1.5 })
    expect(new Date(line.time).toISOString()).toBe(line.time)
  })

  it('drops every field that is not on its list', () => {
    const { log, lines } = capture()
    const request = { request_id: 'r1', authorization: 'canary', body: { password: 'canary' } }
    log.warn('request.refused', request)
    expect(lines.join()).toContain('r1')
    expect(lines.join()).not.toContain('canary')
  })

  it('tells type, code and places of an error and of its cause, never their messages', () => {
    const { log, lines, read } = capture()
    log.error('request.failed', { error: new AppError('internal', {}, [], new TypeError('canary')) })
    expect(read()[0]).toMatchObject({ error_type: 'AppError', error_code: 'internal' })
    expect(read()[0].stack).toMatch(/^\s+at .*log\.test\.ts[\s\S]*caused by TypeError\n\s+at /)
    expect(lines.join()).not.toContain('canary')
  })

  it('carries bound fields, and stays silent below its level', () => {
    const { log, read } = capture('warn')
    const bound = log.with({ request_id: 'r2' })
    bound.info('not.written')
    bound.warn('written', { status: 503 })
    silentLog.with({}).error('not.written')
    expect(read()).toMatchObject([{ event: 'written', request_id: 'r2', status: 503 }])
  })
})

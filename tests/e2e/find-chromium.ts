import { existsSync } from 'node:fs'

const path = '/usr/bin/chromium'

/**
 * Where Chromium is, null where it is not and need not be. It comes from the system's packages, never from a download.
 * Throws where it is missing although `SQM_TEST_REQUIRE_SERVICES=1` says that everything is there.
 */
export function findChromium(): string | null {
  if (existsSync(path)) return path
  if (process.env.SQM_TEST_REQUIRE_SERVICES === '1') throw new Error(`no Chromium at ${path}`)
  console.log(`skipped: tests of the pages, no Chromium at ${path} (Debian package chromium)`)
  return null
}

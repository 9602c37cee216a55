import { readFileSync } from 'node:fs'
import { apiPage, openApiPage } from './api-page.ts'
import { cliPage } from './cli-page.ts'
import { errorPage } from './error-page.ts'
import { rulePage } from './rule-page.ts'
import { settingsPage } from './settings-page.ts'

/** The pages below `docs/` that are made from code, by their path in the repository. */
export function renderManual(): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return {
    'docs/api/README.md': apiPage(version),
    'docs/api/openapi.json': openApiPage(version),
    'docs/cli/README.md': cliPage(),
    'docs/errors.md': errorPage(),
    'docs/rules.md': rulePage(),
    'docs/settings.md': settingsPage(),
  }
}

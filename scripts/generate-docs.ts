import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderManual } from './manual/render-manual.ts'

// `npm run docs`: writes the pages below `docs/` that are made from code. Do not edit those by hand.
for (const [page, text] of Object.entries(renderManual())) {
  const path = fileURLToPath(new URL(`../${page}`, import.meta.url))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(page)
}

import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.ts'
import { openSite } from './open-site.ts'
import { revenueByNation } from './sample-query.ts'

// Makes the pictures of the documentation anew, from the built pages: `npx tsx tests/e2e/screenshots.ts`.
const chromium = findChromium()
const path = fileURLToPath(new URL('../../docs/images/first-page.png', import.meta.url))
const bytesMax = 300_000

if (chromium !== null) await takePictures(chromium)

async function takePictures(executablePath: string): Promise<void> {
  const site = await openSite(executablePath)
  try {
    const { page } = await site.visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(site.firstLink)
    const editor = page.getByRole('textbox', { name: 'SQL text', exact: true })
    await editor.click()
    await page.evaluate((text) => navigator.clipboard.writeText(text), revenueByNation)
    await page.keyboard.press('ControlOrMeta+v')
    await page.getByLabel('Title').fill('Revenue by nation')
    await page.getByLabel('Tags').fill('finance, tpch')
    await page.getByRole('button', { name: 'Graph' }).click()
    const column = page.getByRole('button', { name: 'lineitem.l_extendedprice, goes into 1 output' })
    await column.click()
    await page.getByRole('list', { name: 'Edges of the held column' }).getByRole('button').hover()
    await page.locator('.cm-span-light').waitFor()
    await page.screenshot({ path })
  } finally {
    await site.close()
  }
  const bytes = statSync(path).size
  console.log(`${path}: ${bytes} bytes`)
  if (bytes > bytesMax) throw new Error(`at most ${bytesMax} bytes`)
}

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './find-chromium.ts'
import { openSite, type Site, type Visit } from './open-site.ts'
import { revenueByNation } from './sample-query.ts'

const chromium = findChromium()
let site: Site
let first: Visit

/** What Chromium itself says of an answer that is no success; the pages cannot keep it from doing so. */
const refused = (status: number): RegExp => new RegExp(`^Failed to load resource: .* ${status} `)

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'SQL text', exact: true })
const notice = (page: Page, text: string): Locator => page.getByRole('region', { name: 'Notice' }).getByText(text)

/** A page of the person who is signed in; the faults of all of them are kept together. */
async function open(path: string): Promise<Page> {
  const page = await first.context.newPage()
  await page.goto(site.url + path)
  return page
}

/** Pastes a text over what is there, from the clipboard as people do. */
async function paste(page: Page, sql: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.evaluate((text) => navigator.clipboard.writeText(text), sql)
  await page.keyboard.press('ControlOrMeta+v')
}

/** A stored query, made in the page; gives its path. */
async function saveQuery(page: Page, title: string, sql: string): Promise<string> {
  await paste(page, sql)
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return new URL(page.url()).pathname
}

describe.skipIf(chromium === null)('the first page', { retry: 1 }, () => {
  beforeAll(async () => {
    site = await openSite(chromium ?? '')
    first = await site.visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await first.page.goto(site.firstLink)
    await editor(first.page).waitFor()
  })
  afterAll(async () => {
    await site?.close()
  })
  afterEach(() => {
    const { faults } = first
    const found = structuredClone(faults)
    for (const list of Object.values(faults)) list.length = 0
    expect(found).toEqual({ console: [], policy: [], elsewhere: [], dialogs: [] })
  })

  test('opens by the link of the first start, which leaves no token in the address and works once', async () => {
    expect(first.page.url()).not.toContain('token')
    const second = await site.visit()
    await second.page.goto(site.firstLink)
    await second.page.getByRole('heading', { name: 'This link does not work' }).waitFor()
    expect(second.faults).toEqual({
      console: [expect.stringMatching(refused(401))],
      policy: [],
      elsewhere: [],
      dialogs: [],
    })
    await second.context.close()
  })

  test('shows tables and columns of a pasted text, saves it, and finds it by a table and by a word', async () => {
    const page = await open('/')
    await paste(page, revenueByNation)
    const tables = page.getByRole('region', { name: 'Tables 6' })
    for (const table of ['region', 'nation', 'supplier', 'lineitem', 'orders', 'customer']) {
      await tables.getByRole('button', { name: table, exact: true }).waitFor()
    }
    const lineage = page.getByRole('table', { name: 'Output columns and the columns they are made of' })
    const revenue = lineage.getByRole('row').filter({ hasText: 'lineitem.l_extendedprice' })
    expect(await revenue.innerText()).toMatch(/revenue[\s\S]*aggregation[\s\S]*certain/)

    await revenue.getByRole('button', { name: 'lineitem.l_extendedprice' }).hover()
    expect(await page.locator('.cm-span-light').innerText()).toBe('l.l_extendedprice')
    await page.getByRole('button', { name: 'Graph' }).click()
    await page.getByRole('button', { name: 'lineitem.l_discount, goes into 1 output' }).waitFor()
    expect(page.url()).toContain('view=graph')

    await page.getByLabel('Title').fill('Revenue by nation')
    await page.getByLabel('Tags').fill('walk, finance')
    await page.getByRole('button', { name: 'Save' }).click()
    await notice(page, 'Saved as version 1.').waitFor()

    await page.getByRole('link', { name: 'Queries', exact: true }).click()
    await page.getByLabel('Table').fill('lineitem')
    await page.waitForURL(/table=lineitem/)
    await page.getByRole('link', { name: 'Revenue by nation' }).waitFor()
    await page.getByLabel('Table').fill('no_such_table')
    await page.getByText('No query matches all of this.').waitFor()
    await page.goto(`${site.url}/queries?q=extendedprice&tag=walk`)
    await page.getByRole('link', { name: 'Revenue by nation' }).click()
    await page.getByRole('heading', { level: 1, name: 'Revenue by nation' }).waitFor()
    await page.close()
  })

  test('marks what cannot be read, with line and column', async () => {
    const page = await open('/')
    await paste(page, 'select 1;\nselct 2')
    await page.getByRole('button', { name: /^2:1 / }).click()
    expect(await page.locator('.cm-lintRange-error').innerText()).toContain('selct')
    await page.close()
  })

  test('a changed text becomes version 2, and the first version can still be read', async () => {
    const page = await open('/')
    await saveQuery(page, 'Two versions', 'select a from t1')
    await paste(page, 'select a, b from t2')
    await page.getByRole('region', { name: 'Tables 1' }).getByRole('button', { name: 't2' }).waitFor()
    await page.getByRole('button', { name: 'Save version 2' }).click()
    await notice(page, 'Saved as version 2.').waitFor()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('link', { name: /^Version 1/ }).click()
    await page.getByRole('textbox', { name: 'SQL text of version 1' }).getByText('select a from t1').waitFor()
    await page.reload()
    await page.getByRole('textbox', { name: 'SQL text of version 1' }).getByText('select a from t1').waitFor()
    await page.close()
  })

  test('two people who change one text: the second is told, both texts stay, and nothing is overwritten', async () => {
    const mine = await open('/')
    const path = await saveQuery(mine, 'Contested', 'select 1 as base')
    const theirs = await open(path)
    await paste(theirs, 'select 2 as theirs')
    await paste(mine, 'select 3 as mine')
    await theirs.getByRole('button', { name: 'Save version 2' }).click()
    await notice(theirs, 'Saved as version 2.').waitFor()

    await mine.getByRole('button', { name: 'Save version 2' }).click()
    const conflict = mine.getByRole('region', { name: 'Conflict' })
    await conflict.getByText('Somebody else changed this query; it is at version 2 now.').waitFor()
    await conflict.getByRole('textbox', { name: 'Saved text, version 2' }).getByText('select 2 as theirs').waitFor()
    expect(await editor(mine).innerText()).toContain('select 3 as mine')
    expect(first.faults.console.splice(0)).toEqual([expect.stringMatching(refused(412))])

    await conflict.getByRole('button', { name: 'Save mine as version 3' }).click()
    await notice(mine, 'Saved as version 3.').waitFor()
    await mine.reload()
    await editor(mine).getByText('select 3 as mine').waitFor()
    await Promise.all([mine.close(), theirs.close()])
  })

  test('a query in the trash comes back with Undo, and out of the trash', async () => {
    const page = await open('/')
    await saveQuery(page, 'Thrown away', 'select 1 from waste')
    await page.getByRole('button', { name: 'Move to trash' }).click()
    await notice(page, '“Thrown away” is in the trash.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thrown away' }).waitFor()
    await page.getByRole('button', { name: 'Move to trash' }).click()
    await page.goto(`${site.url}/queries?trash=yes`)
    await page.getByRole('listitem').filter({ hasText: 'Thrown away' }).getByRole('button', { name: 'Restore' }).click()
    await notice(page, '“Thrown away” is back.').waitFor()
    await page.close()
  })

  // The browser hands keys over in its own time: the text is waited for, and a key lost on a loaded machine is tried again.
  test('typing over lines that are selected replaces them', { retry: 2 }, async () => {
    const page = await open('/')
    const text = () => editor(page).innerText()
    const patience = { timeout: 5_000 }
    await paste(page, 'select 1\nfrom a\nwhere b')
    await expect.poll(text, patience).toBe('select 1\nfrom a\nwhere b')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('x')
    await expect.poll(text, patience).toBe('x')
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(text, patience).toBe('select 1\nfrom a\nwhere b')
    await page.close()
  })

  test('the keyboard alone writes, saves, searches and opens', async () => {
    const page = await open('/')
    await editor(page).waitFor()
    await tabTo(page, editor(page))
    await page.keyboard.insertText('select k.id from keyed k')
    // Tab leaves the editor: nobody is held in it.
    await page.keyboard.press('Tab')
    expect(await isFocused(editor(page))).toBe(false)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ControlOrMeta+s')
    await notice(page, 'Saved as version 1.').waitFor()
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('keyed')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/queries\?.*q=keyed/)
    await page.getByText('1 query', { exact: true }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/queries\/[0-9a-f-]+/)
    await page.getByRole('tab', { name: 'SQL' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.close()
  })

  test('the graph is walked with arrow keys, and its address brings back what was held', async () => {
    const page = await open('/')
    await saveQuery(page, 'Walked', 'select o.total * 2 as double, o.id from orders o')
    await page.getByRole('tab', { name: 'Lineage' }).click()
    await page.getByRole('button', { name: 'orders.total, goes into 1 output' }).waitFor()
    await page.getByRole('tab', { name: 'Lineage' }).focus()
    await tabTo(page, page.getByRole('button', { name: 'double, made of 1 column' }))
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    const held = page.getByRole('list', { name: 'Edges of the held column' })
    await held.getByText('orders.total → double (transformation)').waitFor()
    await page.reload()
    await held.getByRole('button').click()
    await page.waitForURL(/span=7-14/)
    await page.locator('.cm-span-light').getByText('o.total').waitFor()
    await page.close()
  })

  test('unsaved text outlives a closed tab', async () => {
    const page = await open('/')
    await paste(page, 'select precious from draft')
    await page.close()
    const again = await open('/')
    await again.getByText('This is your unsaved work of').waitFor()
    expect(await editor(again).innerText()).toContain('select precious from draft')
    await again.getByRole('button', { name: 'Discard it' }).click()
    await again.getByText('What does this query read?').waitFor()
    await again.close()
  })

  test('markup in any field is text', async () => {
    const page = await open('/')
    const bomb = `<img src=x onerror=alert(1)><script>alert(2)</script>`
    await saveQuery(page, bomb, `select '${bomb}' as "${bomb}", javascript from "${bomb}"`)
    for (const tab of ['Lineage', 'Versions']) await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('link', { name: 'Queries', exact: true }).click()
    await page.getByRole('link', { name: bomb }).waitFor()
    await page.close()
  })

  test('is whole at a width of 320 pixels', async () => {
    const page = await open('/queries')
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of ['/', '/queries']) {
      await page.goto(site.url + path)
      await page.getByRole('main').waitFor()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
    await page.close()
  })

  test('an account is made, logs out and in again', async () => {
    const visit = await site.visit()
    const { page } = visit
    await page.goto(`${site.url}/register`)
    await page.getByLabel('Name').fill('Ana')
    await page.getByLabel('E-mail').fill('ana@example.org')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Create an account' }).click()
    await editor(page).waitFor()
    await page.getByRole('button', { name: 'Ana' }).click()
    await page.getByRole('button', { name: 'Log out', exact: true }).click()
    await page.getByLabel('E-mail').fill('ana@example.org')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Log in' }).click()
    await editor(page).waitFor()
    await page.reload()
    await editor(page).waitFor()
    expect(visit.faults).toEqual({ console: [], policy: [], elsewhere: [], dialogs: [] })
    await visit.context.close()
  })
})

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => {
    const root = node.getRootNode()
    return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === node
  })

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused(element)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not reach the element')
}

import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { makePlace, startServer } from '../cli/start-server.ts'

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** For one step of a page; a machine under load needs more than people would wait. */
const stepMsMax = 15_000
const linkPollMs = 20
const linkPolls = 500

/** What no page may do; all lists stay empty. */
export interface Faults {
  /** Errors and warnings of the console, and what nobody caught. */
  console: string[]
  /** Violations of the content security policy. */
  policy: string[]
  /** Requests to anywhere but our server. */
  elsewhere: string[]
  /** Dialogs of scripts, which no page of ours opens. */
  dialogs: string[]
}

export interface Visit {
  context: BrowserContext
  page: Page
  faults: Faults
}

/** A server with an empty store, and a browser. */
export interface Site {
  url: string
  /** The link that the first start prints; it works once. */
  firstLink: string
  /** A browser profile of its own, with one page that is still empty. */
  visit(options?: BrowserContextOptions): Promise<Visit>
  close(): Promise<void>
}

/** Starts the built server as people do, and Chromium from `executablePath`. */
export async function openSite(executablePath: string): Promise<Site> {
  const place = makePlace()
  const server = await startServer(place)
  const browser = await chromium.launch({ executablePath, args })
  return {
    url: server.url,
    firstLink: await waitForLink(() => server.output()),
    visit: (options = {}) => visit(browser, server.url, options),
    async close() {
      await browser.close()
      await server.stop()
      place.remove()
    },
  }
}

async function waitForLink(output: () => string): Promise<string> {
  for (let poll = 0; poll < linkPolls; poll++) {
    const link = /http:\S+\/open#token=\S+/.exec(output())
    if (link) return link[0]
    await new Promise((resolve) => setTimeout(resolve, linkPollMs))
  }
  throw new Error(`the server printed no link:\n${output()}`)
}

async function visit(browser: Browser, url: string, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, ...options })
  context.setDefaultTimeout(stepMsMax)
  const faults: Faults = { console: [], policy: [], elsewhere: [], dialogs: [] }
  await context.exposeFunction('reportViolation', (text: string) => faults.policy.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation')
      if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  context.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) faults.elsewhere.push(request.url())
  })
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.console.push(message.text())
  })
  context.on('weberror', (error) => faults.console.push(error.error().message))
  context.on('dialog', async (dialog) => {
    faults.dialogs.push(dialog.message())
    await dialog.dismiss()
  })
  return { context, page: await context.newPage(), faults }
}

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../packages/web/src/app.css', import.meta.url), 'utf8')

type Tokens = ReadonlyMap<string, string>

function readTokens(selector: string): Tokens {
  const block = css.slice(css.indexOf(`${selector} {`))
  const pairs = block.slice(0, block.indexOf('}')).matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)
  return new Map([...pairs].map(([, name = '', color = '']) => [name, color]))
}

const themes: readonly [name: string, tokens: Tokens][] = [
  ['light', readTokens(':root')],
  ['dark', readTokens(':root[data-theme="dark"]')],
]

/** Relative luminance as in WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [dark = 0, bright = 0] = [front, back].map((name) => luminance(tokens.get(name) ?? '')).sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

const texts = ['ink', 'soft', 'accent', 'danger', 'warning', 'good']
const code = ['code-keyword', 'code-string', 'code-number', 'code-comment']
const lines = ['edge', 'accent', 'danger', 'warning', 'identity', 'transformation', 'aggregation']

type Pair = readonly [front: string, back: string, ratioMin: number]

const pairs: readonly Pair[] = [
  ...texts.flatMap((text) => ['page', 'surface', 'sunken'].map((back) => [text, back, 4.5] as const)),
  ...['tint', 'danger-tint', 'warning-tint'].flatMap((back) =>
    ['ink', 'soft'].map((text) => [text, back, 4.5] as const),
  ),
  ...['accent', 'danger', 'warning'].map((text) => [text, 'tint', 4.5] as const),
  ['danger', 'danger-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['ink', 'light', 4.5],
  ...code.flatMap((text) => ['surface', 'sunken', 'light'].map((back) => [text, back, 4.5] as const)),
  ...lines.flatMap((line) => ['page', 'surface'].map((back) => [line, back, 3] as const)),
]

for (const [name, tokens] of themes) {
  test(`the ${name} theme has the contrast of WCAG 2.2 AA for every text and line on every ground it meets`, () => {
    const low = pairs
      .map(([front, back, min]) => ({ pair: `${front} on ${back}`, ratio: contrast(tokens, front, back), min }))
      .filter(({ ratio, min }) => !(ratio >= min))
    expect(low).toEqual([])
  })
}

import { describe, expect, test } from 'vitest'
import type { Connector, ConnectorKind, SourceProblem, SourceText } from './connector.ts'

/** A place with some texts, for the test of a connector. Each change is later than the one before it. */
export interface TestPlace {
  location: string
  /** Adds a text, or changes it. */
  put(nativeId: string, sql: string): Promise<void>
  /** Adds something that cannot be read as a text. */
  spoil(nativeId: string): Promise<void>
  remove(): Promise<void>
}

/** What every connector for texts promises, as tests. `names` are native ids as this source writes them. */
export function connectorContract(
  kind: ConnectorKind,
  names: readonly [string, string, string],
  makePlace: () => Promise<TestPlace>,
): void {
  const [first, second, spoiled] = names
  const inPlace = async (run: (place: TestPlace, connector: Connector) => Promise<void>): Promise<void> => {
    const place = await makePlace()
    try {
      await run(place, kind.open(place.location))
    } finally {
      await place.remove()
    }
  }

  describe(`connector ${kind.id}`, () => {
    test('gives every text once, byte for byte, oldest change first', () =>
      inPlace(async (place, connector) => {
        await place.put(second, 'select 2')
        await place.put(first, '\ufeffselect 1 -- é 🦔\r\n')
        const found = texts(await readAll(connector, null))
        expect(found.map(({ nativeId, sql }) => [nativeId, sql])).toEqual([
          [second, 'select 2'],
          [first, '\ufeffselect 1 -- é 🦔\r\n'],
        ])
      }))

    test('goes on after a watermark: nothing twice, a changed text again', () =>
      inPlace(async (place, connector) => {
        await place.put(first, 'select 1')
        await place.put(second, 'select 2')
        const [before] = texts(await readAll(connector, null))
        expect(texts(await readAll(connector, before?.watermark ?? null)).map(({ nativeId }) => nativeId)).toEqual([
          second,
        ])
        const last = texts(await readAll(connector, null)).at(-1)
        expect(await readAll(connector, last?.watermark ?? null)).toEqual([])
        await place.put(first, 'select 11')
        expect(texts(await readAll(connector, last?.watermark ?? null)).map(({ sql }) => sql)).toEqual(['select 11'])
      }))

    test('names what it cannot read and gives the rest', () =>
      inPlace(async (place, connector) => {
        await place.put(first, 'select 1')
        await place.spoil(spoiled)
        await place.put(second, 'select 2')
        const found = await readAll(connector, null)
        expect(texts(found).map(({ nativeId }) => nativeId)).toEqual([first, second])
        expect(found.flatMap((item) => (item.kind === 'problem' ? [item.nativeId] : []))).toEqual([spoiled])
      }))

    test('gives nothing for an empty place', () =>
      inPlace(async (_place, connector) => {
        expect(await readAll(connector, null)).toEqual([])
      }))

    test('throws for a place that is not there, and when it is told to stop', () =>
      inPlace(async (place, connector) => {
        await expect(readAll(kind.open(`${place.location}-missing`), null)).rejects.toThrow()
        await place.put(first, 'select 1')
        const stopped = AbortSignal.abort(new Error('told to stop'))
        await expect(readAll(connector, null, stopped)).rejects.toThrow('told to stop')
      }))
  })
}

async function readAll(
  connector: Connector,
  since: string | null,
  signal: AbortSignal = new AbortController().signal,
): Promise<(SourceText | SourceProblem)[]> {
  const found: (SourceText | SourceProblem)[] = []
  for await (const item of connector.read({ since, signal })) found.push(item)
  return found
}

function texts(found: readonly (SourceText | SourceProblem)[]): SourceText[] {
  return found.filter((item) => item.kind === 'text')
}

import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../components/button.tsx'
import { texts } from '../texts/en.ts'
import { type Keyed, uniqueKeys } from './unique-keys.ts'

const rowsFirst = 200

/** The first 200 rows of a long list with a key for each, and a button that shows the rest and says how many there are. */
export function useRowLimit<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): [shown: readonly Keyed<T>[], more: ReactNode] {
  const [isWhole, setIsWhole] = useState(false)
  const isCut = !isWhole && rows.length > rowsFirst
  const shown = useMemo(() => uniqueKeys(isCut ? rows.slice(0, rowsFirst) : rows, keyOf), [rows, isCut, keyOf])
  const more = isCut ? (
    <Button className="mt-2" onClick={() => setIsWhole(true)}>
      {texts.analysis.showAll(rows.length)}
    </Button>
  ) : null
  return [shown, more]
}

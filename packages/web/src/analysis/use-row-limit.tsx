import { type ReactNode, useState } from 'react'
import { Button } from '../components/button.tsx'
import { texts } from '../texts/en.ts'

const rowsFirst = 200

/** The first 200 of a long list, and a button that shows the rest and says how many there are. */
export function useRowLimit<T>(rows: readonly T[]): [shown: readonly T[], more: ReactNode] {
  const [isWhole, setIsWhole] = useState(false)
  if (isWhole || rows.length <= rowsFirst) return [rows, null]
  const more = (
    <Button className="mt-2" onClick={() => setIsWhole(true)}>
      {texts.analysis.showAll(rows.length)}
    </Button>
  )
  return [rows.slice(0, rowsFirst), more]
}

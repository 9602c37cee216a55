import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDraftStore } from '../drafts/use-draft-store.ts'
import {
  type FormState,
  type FormValues,
  hasConflict,
  isChanged,
  keepMine,
  receive,
  type Saved,
  settle,
  startForm,
  takeTheirs,
} from './form-state.ts'

const draftPauseMs = 400

export interface QueryForm {
  state: FormState
  isChanged: boolean
  hasConflict: boolean
  /** When unsaved work was found in this browser's storage: milliseconds since 1970. */
  foundAt: number | null
  /** The state at this moment, for what runs after a pause. */
  read: () => FormState
  set: (values: Partial<FormValues>) => void
  /** Tells that `sent` is stored as `saved`. */
  settle: (sent: FormValues, saved: Saved) => void
  /** Goes on with the text on the screen, on top of the newest state, which it gives back. */
  keepMine: () => FormState
  /** Shows the newest state instead of the changes. */
  takeTheirs: () => void
}

/** The editing of one query; unsaved work is buffered in the browser under `key` until it is saved or thrown away. */
export function useQueryForm(key: string, newest: Saved): QueryForm {
  const store = useDraftStore()
  const [found] = useState(() => store.read(key))
  const [state, setState] = useState(() => startForm(newest, found && { values: pickValues(found), base: found.base }))
  const [foundAt, setFoundAt] = useState(found?.savedAt ?? null)
  // Read by what runs late, such as a page that goes away before it is drawn again.
  const current = useRef(state)
  const apply = useCallback((change: (state: FormState) => FormState): FormState => {
    current.current = change(current.current)
    setState(current.current)
    return current.current
  }, [])
  useEffect(() => {
    apply((last) => receive(last, newest))
  }, [apply, newest])
  const write = useCallback(() => {
    const { values, base } = current.current
    if (isChanged(current.current)) store.write(key, { v: 1, ...values, base: base.etag, savedAt: Date.now() })
    else store.remove(key)
  }, [store, key])
  useDraftBuffer(state, write)
  const actions = useMemo(
    () => ({
      read: () => current.current,
      set: (values: Partial<FormValues>) => apply((last) => ({ ...last, values: { ...last.values, ...values } })),
      settle: (sent: FormValues, saved: Saved) => {
        apply((last) => settle(last, sent, saved))
        setFoundAt(null)
      },
      keepMine: () => apply(keepMine),
      takeTheirs: () => {
        apply(takeTheirs)
        setFoundAt(null)
      },
    }),
    [apply],
  )
  return { state, isChanged: isChanged(state), hasConflict: hasConflict(state), foundAt, ...actions }
}

function pickValues({ sql, title, tags, dialect }: FormValues): FormValues {
  return { sql, title, tags, dialect }
}

/** Calls `write` shortly after the last change, and at once when the page goes away. */
function useDraftBuffer(state: FormState, write: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state is what starts the pause.
  useEffect(() => {
    const timer = setTimeout(write, draftPauseMs)
    return () => clearTimeout(timer)
  }, [state, write])
  useEffect(() => {
    window.addEventListener('pagehide', write)
    return () => {
      window.removeEventListener('pagehide', write)
      write()
    }
  }, [write])
}

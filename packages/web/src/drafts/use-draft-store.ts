import { createContext, use } from 'react'
import { createDraftStore, type DraftStore } from './draft-store.ts'

export const DraftsContext = createContext<DraftStore>(createDraftStore(localStorage, ''))

/** The unsaved work of the signed-in user in this browser. */
export const useDraftStore = (): DraftStore => use(DraftsContext)

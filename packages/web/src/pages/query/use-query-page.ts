import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useClient, useWorkspace } from '../../account/use-session.ts'
import type { QueryWithTag } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { useNotices } from '../../components/notices.tsx'
import { draftKey } from '../../drafts/draft-store.ts'
import {
  changeOf,
  type FormState,
  type FormValues,
  hasConflict,
  isChanged,
  receive,
  savedOf,
} from '../../form/form-state.ts'
import { type QueryForm, useQueryForm } from '../../form/use-query-form.ts'
import { texts } from '../../texts/en.ts'
import { queryKeys } from '../query-keys.ts'

/** The query of an id, from the server or from what is kept of it. */
export function useQueryById(id: string) {
  const client = useClient()
  const { slug } = useWorkspace()
  return useQuery({ queryKey: queryKeys.query(slug, id), queryFn: ({ signal }) => client.readQuery(id, signal) })
}

export interface QueryEditing {
  form: QueryForm
  save: () => void
  /** Saves the text on the screen on top of what somebody else saved meanwhile. */
  saveMine: () => void
  isSaving: boolean
  fault: unknown
}

interface Attempt {
  etag: string
  sent: FormValues
  state: FormState
}

/** The form of a stored query and its saving; a stale base brings the newest state, never overwrites it. */
export function useQueryEditing(saved: QueryWithTag): QueryEditing {
  const { id } = saved.query
  const client = useClient()
  const { slug } = useWorkspace()
  const form = useQueryForm(
    draftKey(slug, id),
    useMemo(() => savedOf(saved), [saved]),
  )
  const cache = useQueryClient()
  const { show } = useNotices()
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ etag, state }: Attempt) => client.changeQuery(id, etag, changeOf(state)),
    onSuccess: (changed, { sent }) => {
      form.settle(sent, savedOf(changed))
      cache.setQueryData(queryKeys.query(slug, id), changed)
      void cache.invalidateQueries({ queryKey: queryKeys.lists(slug) })
      void cache.invalidateQueries({ queryKey: queryKeys.versions(slug, id) })
      show({ text: texts.form.saved(changed.query.version) })
    },
    onError: async (fault) => {
      if (codeOf(fault) !== 'query.stale') return
      const newest = await client.readQuery(id)
      cache.setQueryData(queryKeys.query(slug, id), newest)
      // A conflict speaks for itself.
      if (!hasConflict(receive(form.read(), savedOf(newest)))) show({ text: texts.form.stale })
    },
  })
  const send = (state: FormState): void => {
    const { etag } = state.base
    if (!isPending && isChanged(state) && !hasConflict(state)) mutate({ etag, sent: state.values, state })
  }
  return {
    form,
    save: () => send(form.state),
    saveMine: () => send(form.keepMine()),
    isSaving: isPending,
    // A conflict is shown as what it is, with both texts; the refusal itself would say less.
    fault: codeOf(error) === 'query.stale' ? null : error,
  }
}

export interface TrashActions {
  remove: () => void
  restore: () => void
  fault: unknown
}

/** Moves a query to the trash and back. */
export function useTrash({ query: { id, title } }: QueryWithTag): TrashActions {
  const client = useClient()
  const { slug } = useWorkspace()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { show } = useNotices()
  const key = queryKeys.query(slug, id)
  const restore = useMutation({
    mutationFn: () => client.restoreQuery(id),
    onSuccess: async (restored) => {
      cache.setQueryData(key, restored)
      void cache.invalidateQueries({ queryKey: queryKeys.lists(slug) })
      show({ text: texts.query.restored(title) })
      await navigate({ to: '/queries/$id', params: { id } })
    },
    onError: () => show({ text: texts.query.restoreFailed }),
  })
  const remove = useMutation({
    mutationFn: () => client.deleteQuery(id),
    onSuccess: async () => {
      await navigate({ to: '/queries' })
      cache.removeQueries({ queryKey: key })
      void cache.invalidateQueries({ queryKey: queryKeys.lists(slug) })
      show({ text: texts.query.trashed(title), action: { label: texts.query.undo, run: () => restore.mutate() } })
    },
  })
  return { remove: () => remove.mutate(), restore: () => restore.mutate(), fault: remove.error }
}

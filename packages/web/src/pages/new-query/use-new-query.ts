import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useClient, useWorkspace } from '../../account/use-session.ts'
import { randomKey } from '../../api/random-key.ts'
import { useNotices } from '../../components/notices.tsx'
import { draftKey } from '../../drafts/draft-store.ts'
import { changeOf, type FormValues, type Saved } from '../../form/form-state.ts'
import { type QueryForm, useQueryForm } from '../../form/use-query-form.ts'
import { firstDialect } from '../../sql/dialects.ts'
import { texts } from '../../texts/en.ts'
import { queryKeys } from '../query-keys.ts'

const blank: Saved = { etag: '', values: { sql: '', title: '', tags: '', dialect: firstDialect } }

interface NewQuery {
  form: QueryForm
  save: () => void
  isSaving: boolean
  fault: unknown
}

/** The form of a new query, and its saving, after which the page of the query is shown. */
export function useNewQuery(): NewQuery {
  const client = useClient()
  const { slug } = useWorkspace()
  const form = useQueryForm(draftKey(slug, null), blank)
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { show } = useNotices()
  const attempt = useRef({ values: form.state.values, key: '' })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: FormValues) => {
      // The same text tried again after silence is the same attempt, and must not make a second query.
      if (attempt.current.key === '' || attempt.current.values !== values) {
        attempt.current = { values, key: randomKey() }
      }
      const { sql = '', ...rest } = changeOf(form.state)
      return client.createQuery({ ...rest, sql, dialect: values.dialect }, attempt.current.key)
    },
    onSuccess: async (saved) => {
      cache.setQueryData(queryKeys.query(slug, saved.query.id), saved)
      void cache.invalidateQueries({ queryKey: queryKeys.lists(slug) })
      form.takeTheirs()
      show({ text: texts.form.saved(saved.query.version) })
      await navigate({ to: '/queries/$id', params: { id: saved.query.id } })
    },
  })
  const save = (): void => {
    if (!isPending && form.state.values.sql.trim() !== '') mutate(form.state.values)
  }
  return { form, save, isSaving: isPending, fault: error }
}

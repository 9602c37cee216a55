import { useMutation } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useSession } from '../../account/use-session.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { texts } from '../../texts/en.ts'
import { textOf } from '../../url/search-params.ts'
import { fieldText } from './field-text.ts'
import { SignInFrame } from './sign-in-frame.tsx'

export function LoginPage() {
  const session = useSession()
  const router = useRouter()
  const next = textOf(useSearch({ strict: false }).next)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: FormData) => session.login(fieldText(form, 'email'), fieldText(form, 'password')),
    onSuccess: () => router.history.push(safePath(next)),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    mutate(new FormData(event.currentTarget))
  }
  return (
    <SignInFrame title={texts.signIn.login}>
      <form onSubmit={submit} className="grid gap-4">
        {error ? <ProblemNotice fault={error} /> : null}
        <Field label={texts.signIn.email}>
          <input name="email" type="email" required autoComplete="username" className="field" />
        </Field>
        <Field label={texts.signIn.password}>
          <input name="password" type="password" required autoComplete="current-password" className="field" />
        </Field>
        <Button look="primary" type="submit" disabled={isPending}>
          {texts.signIn.login}
        </Button>
      </form>
      <p className="text-sm text-soft">
        {texts.signIn.noAccount}{' '}
        <Link to="/register" className="text-accent underline">
          {texts.signIn.register}
        </Link>
      </p>
      <p className="text-sm text-soft">{texts.signIn.localHint}</p>
    </SignInFrame>
  )
}

/** Where to go after logging in: a path of this site, and never `//elsewhere`. */
function safePath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useSession } from '../../account/use-session.ts'
import { type Registration, register } from '../../api/register.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { texts } from '../../texts/en.ts'
import { fieldText } from './field-text.ts'
import { SignInFrame } from './sign-in-frame.tsx'

const passwordMin = 8

/** Makes an account and signs in with it, where the server says that it exists now. */
export function RegisterPage() {
  const session = useSession()
  const navigate = useNavigate()
  const [isAccepted, setIsAccepted] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (registration: Registration) => {
      const exists = await register(registration)
      if (exists) await session.login(registration.email, registration.password)
      return exists
    },
    onSuccess: (exists) => (exists ? navigate({ to: '/' }) : setIsAccepted(true)),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    mutate(readRegistration(new FormData(event.currentTarget)))
  }
  return (
    <SignInFrame title={texts.signIn.register}>
      {isAccepted ? <p role="status">{texts.signIn.accepted}</p> : <Form {...{ submit, isPending, error }} />}
      <p className="text-sm text-soft">
        {texts.signIn.haveAccount}{' '}
        <Link to="/login" className="text-accent underline">
          {texts.signIn.login}
        </Link>
      </p>
    </SignInFrame>
  )
}

interface FormProps {
  submit: (event: FormEvent<HTMLFormElement>) => void
  isPending: boolean
  error: unknown
}

function Form({ submit, isPending, error }: FormProps) {
  const { secrets } = useRouteContext({ from: '__root__' })
  return (
    <form onSubmit={submit} className="grid gap-4">
      {error ? <ProblemNotice fault={error} /> : null}
      <Field label={texts.signIn.name}>
        <input name="name" autoComplete="name" className="field" />
      </Field>
      <Field label={texts.signIn.email}>
        <input name="email" type="email" required autoComplete="username" className="field" />
      </Field>
      <Field label={texts.signIn.password} hint={texts.signIn.passwordHint(passwordMin)}>
        <input
          name="password"
          type="password"
          required
          minLength={passwordMin}
          autoComplete="new-password"
          className="field"
        />
      </Field>
      <details open={secrets.invitation !== undefined}>
        <summary className="min-h-6 text-sm text-soft">{texts.signIn.haveToken}</summary>
        <div className="mt-3 grid gap-4">
          <Field label={texts.signIn.invitation}>
            <input name="invitation" defaultValue={secrets.invitation} autoComplete="off" className="field font-mono" />
          </Field>
          <Field label={texts.signIn.bootstrapToken} hint={texts.signIn.bootstrapHint}>
            <input name="bootstrap_token" autoComplete="off" className="field font-mono" />
          </Field>
        </div>
      </details>
      <Button look="primary" type="submit" disabled={isPending}>
        {texts.signIn.register}
      </Button>
    </form>
  )
}

function readRegistration(form: FormData): Registration {
  const [name, invitation, bootstrap] = [
    fieldText(form, 'name'),
    fieldText(form, 'invitation'),
    fieldText(form, 'bootstrap_token'),
  ]
  return {
    email: fieldText(form, 'email'),
    password: fieldText(form, 'password'),
    ...(name === '' ? {} : { name }),
    ...(invitation === '' ? {} : { invitation }),
    ...(bootstrap === '' ? {} : { bootstrap_token: bootstrap }),
  }
}

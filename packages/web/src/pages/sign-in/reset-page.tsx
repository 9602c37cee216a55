import { useMutation } from '@tanstack/react-query'
import { useNavigate, useRouteContext } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { resetPassword } from '../../api/register.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { texts } from '../../texts/en.ts'
import { fieldText } from './field-text.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** A new password with a link from an owner. */
export function ResetPage() {
  const { secrets } = useRouteContext({ from: '__root__' })
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: FormData) => resetPassword(fieldText(form, 'token'), fieldText(form, 'password')),
    onSuccess: () => navigate({ to: '/login' }),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    mutate(new FormData(event.currentTarget))
  }
  return (
    <SignInFrame title={texts.signIn.reset}>
      <form onSubmit={submit} className="grid gap-4">
        {error ? <ProblemNotice fault={error} /> : null}
        <Field label={texts.signIn.resetToken}>
          <input name="token" required defaultValue={secrets.token} autoComplete="off" className="field font-mono" />
        </Field>
        <Field label={texts.signIn.newPassword}>
          <input name="password" type="password" required autoComplete="new-password" className="field" />
        </Field>
        <Button look="primary" type="submit" disabled={isPending}>
          {texts.signIn.reset}
        </Button>
      </form>
    </SignInFrame>
  )
}

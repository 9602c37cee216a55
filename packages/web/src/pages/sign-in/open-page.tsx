import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { texts } from '../../texts/en.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** A one-time link that did not work; one that works is never seen. */
export function OpenPage({ fault }: { fault: unknown }) {
  return (
    <SignInFrame title={texts.signIn.open}>
      {fault ? <ProblemNotice fault={fault} /> : null}
      <p>{texts.signIn.openHint}</p>
      <Link to="/login" className={buttonClass()}>
        {texts.signIn.login}
      </Link>
    </SignInFrame>
  )
}

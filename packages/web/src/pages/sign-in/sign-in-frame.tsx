import type { ReactNode } from 'react'
import { Brand } from '../../components/brand.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'

/** The frame of all pages before somebody is signed in. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title)
  return (
    <main className="mx-auto flex max-w-sm flex-col gap-5 px-4 py-16">
      <Brand />
      <div className="card grid gap-4 p-5">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession, useUser } from '../account/use-session.ts'
import { Button } from '../components/button.tsx'
import { Modal } from '../components/modal.tsx'
import { ProblemNotice } from '../components/problem-notice.tsx'
import { useDraftStore } from '../drafts/use-draft-store.ts'
import { texts } from '../texts/en.ts'

/** Who is signed in, and how to end it here or everywhere. */
export function AccountMenu() {
  const [isOpen, setIsOpen] = useState(false)
  const { name, email } = useUser()
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {name === '' ? email : name}
      </Button>
      {isOpen ? <AccountSheet close={() => setIsOpen(false)} /> : null}
    </>
  )
}

function AccountSheet({ close }: { close: () => void }) {
  const session = useSession()
  const cache = useQueryClient()
  const drafts = useDraftStore()
  const { email } = useUser()
  const unsaved = drafts.count()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (everywhere: boolean) => {
      await session.logout(everywhere, drafts.end)
      cache.clear()
    },
  })
  return (
    <Modal title={texts.account.title} close={close}>
      <p className="mb-3 text-soft">{email}</p>
      {error ? <ProblemNotice fault={error} /> : null}
      {unsaved > 0 ? <p className="card mb-3 bg-warning-tint p-3">{texts.account.unsaved(unsaved)}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={isPending} onClick={() => mutate(false)}>
          {unsaved > 0 ? texts.account.logoutDiscard : texts.account.logout}
        </Button>
        <Button disabled={isPending} onClick={() => mutate(true)}>
          {texts.account.logoutEverywhere}
        </Button>
        <Button look="quiet" onClick={close}>
          {texts.account.stay}
        </Button>
      </div>
    </Modal>
  )
}

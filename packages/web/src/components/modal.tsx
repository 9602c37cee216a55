import { type ReactNode, useEffect, useRef } from 'react'

interface ModalProps {
  title: string
  close: () => void
  children: ReactNode
}

/** A dialog above the page; the browser keeps the focus inside, gives it back afterwards, and closes it on Escape. */
export function Modal({ title, close, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={close}
      className="card m-auto w-lg max-w-[calc(100vw-2rem)] p-5 text-ink"
    >
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </dialog>
  )
}

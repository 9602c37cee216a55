import type { ButtonHTMLAttributes } from 'react'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent font-medium',
  plain: 'bg-surface border-edge hover:bg-tint',
  quiet: 'border-transparent hover:bg-tint',
  danger: 'bg-surface border-danger text-danger hover:bg-danger-tint',
}

const shape =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 whitespace-nowrap ' +
  'disabled:cursor-not-allowed disabled:opacity-55'

/** Classes of something that looks like a button, for links that lead somewhere. */
export const buttonClass = (look: Look = 'plain'): string => `${shape} ${looks[look]}`

export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />
}

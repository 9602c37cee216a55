import { texts } from '../texts/en.ts'

/** Sign and name of the product. */
export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold">
      <img src="/favicon.svg" alt="" width="26" height="26" />
      {texts.product}
    </span>
  )
}

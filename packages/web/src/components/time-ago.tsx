import { describeAge } from './describe-age.ts'

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** A time for people, in the zone of this browser; the exact one on hover. */
export function TimeAgo({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {describeAge(at, Date.now())}
    </time>
  )
}

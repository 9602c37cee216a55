import { expect, test } from 'vitest'
import { takeLinkSecrets } from './link-secrets.ts'

test('takes a one-time token out of the fragment or the search part, and leaves the rest of the address', () => {
  expect(takeLinkSecrets(new URL('http://host/open#token=abc'))).toEqual({
    secrets: { token: 'abc' },
    cleanPath: '/open',
  })
  expect(takeLinkSecrets(new URL('http://host/open?token=abc&w=mine'))).toEqual({
    secrets: { token: 'abc' },
    cleanPath: '/open?w=mine',
  })
  expect(takeLinkSecrets(new URL('http://host/register#invitation=i%2B1'))).toEqual({
    secrets: { invitation: 'i+1' },
    cleanPath: '/register',
  })
})

test('changes nothing where there is no secret', () => {
  const { secrets, cleanPath } = takeLinkSecrets(new URL('http://host/queries?q=a+b#main='))
  expect(secrets).toEqual({})
  expect(cleanPath).toBe('/queries?q=a+b#main=')
})

/**
 * Every error a caller can meet. The code is public for ever: add, never rename or reuse. `detail` is for people and holds
 * no secrets; `{name}` is filled from the facts given when the error is raised. `hint` says what to do next.
 */
export interface ErrorKind {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly hint?: string
}

export const errorCodes = {
  'input.invalid': {
    status: 400,
    title: 'The request is not valid',
    detail: 'Some fields are missing or wrong; `problems` names them.',
  },
  'input.not-json': {
    status: 400,
    title: 'The body is not JSON',
    detail: 'The request body could not be read as JSON.',
  },
  'input.too-large': {
    status: 413,
    title: 'The request is too large',
    detail: 'The request body is larger than {limit} bytes.',
  },
  'input.headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    detail: 'Address and headers together are larger than this server reads.',
  },
  'input.media-type': { status: 415, title: 'Unsupported media type', detail: 'Send `application/json`.' },
  'input.bad-cursor': { status: 400, title: 'The cursor is not valid', detail: 'Start again without `cursor`.' },
  'auth.required': {
    status: 401,
    title: 'Sign in first',
    detail: 'A valid access token is needed.',
    hint: 'Log in and send `Authorization: Bearer <access_token>`.',
  },
  'auth.wrong-credentials': {
    status: 401,
    title: 'Wrong e-mail or password',
    detail: 'The e-mail or the password is wrong.',
  },
  'auth.wrong-token': {
    status: 401,
    title: 'The token is not valid',
    detail: 'The token is unknown, used or expired.',
  },
  'auth.forbidden': {
    status: 403,
    title: 'Not allowed',
    detail: 'Your role does not allow this: it needs `{permission}`.',
  },
  'auth.too-many-attempts': { status: 429, title: 'Too many attempts', detail: 'Try again in {seconds} seconds.' },
  'auth.registration-closed': {
    status: 403,
    title: 'Registration is by invitation',
    detail: 'Ask an owner of a workspace for an invitation, or use the bootstrap token of a new server.',
  },
  'auth.origin-refused': { status: 403, title: 'Wrong origin', detail: 'This request came from another site.' },
  'user.email-taken': {
    status: 409,
    title: 'The e-mail is taken',
    detail: 'An account with this e-mail exists already.',
  },
  'workspace.not-found': {
    status: 404,
    title: 'No such workspace',
    detail: 'There is no such workspace, or you are not a member.',
  },
  'user.not-found': { status: 404, title: 'No such user', detail: 'There is no such member in this workspace.' },
  'catalog.not-found': { status: 404, title: 'No such catalog', detail: 'There is no such catalog in this workspace.' },
  'catalog.exists': { status: 409, title: 'The catalog exists', detail: 'A catalog of this name exists already.' },
  'query.not-found': {
    status: 404,
    title: 'No such query',
    detail: 'There is no query with this id, or you may not see it.',
  },
  'query.version-not-found': {
    status: 404,
    title: 'No such version',
    detail: 'The query has no version of this number.',
  },
  'query.stale': {
    status: 412,
    title: 'The query has changed',
    detail: 'You sent {sent}, the query is at {current}.',
    hint: 'Read the query again and repeat the change on the newest version.',
  },
  'query.if-match-missing': {
    status: 428,
    title: 'If-Match is missing',
    detail: 'A change needs the ETag that it is based on.',
    hint: 'Send `If-Match` with the ETag of your last read.',
  },
  'query.unstorable-text': {
    status: 400,
    title: 'The text cannot be stored',
    detail: 'The text holds {what} at offset {offset}.',
  },
  'query.text-too-large': {
    status: 413,
    title: 'The text is too large',
    detail: 'A query text may have {limit} bytes.',
  },
  'idempotency.key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used',
    detail: 'This key was used for another request.',
  },
  'lineage.root-not-found': {
    status: 404,
    title: 'No such table or column',
    detail: 'Nothing named `{root}` is known in this workspace.',
  },
  'lineage.root-ambiguous': {
    status: 409,
    title: 'Several match',
    detail: '`{root}` matches several: {matches}.',
    hint: 'Give the catalog, or qualify the name.',
  },
  'analysis.timeout': {
    status: 503,
    title: 'The analysis took too long',
    detail: 'The text could not be analysed within {ms} ms.',
  },
  'route.not-found': { status: 404, title: 'No such address', detail: 'There is nothing at this address.' },
  'route.method': { status: 405, title: 'Method not allowed', detail: 'This address does not answer to this method.' },
  'transport.unknown-host': {
    status: 421,
    title: 'Wrong host',
    detail: 'This server does not go by that name.',
    hint: 'Set SQM_PUBLIC_URL to the address that people use.',
  },
  'transport.not-encrypted': {
    status: 403,
    title: 'TLS is needed',
    detail: 'This server answers over HTTPS only.',
    hint: 'Put a proxy that ends TLS in front, and name it in SQM_TRUSTED_PROXIES.',
  },
  'rate.limited': { status: 429, title: 'Too many requests', detail: 'Try again in {seconds} seconds.' },
  'server.overloaded': { status: 503, title: 'The server is busy', detail: 'Try again in a moment.' },
  'server.stopping': { status: 503, title: 'The server is stopping', detail: 'Try again in a moment.' },
  'store.unavailable': { status: 503, title: 'The store cannot be reached', detail: 'Try again in a moment.' },
  'store.full': {
    status: 507,
    title: 'The store is full',
    detail: 'There is no space left to write; reading still works.',
  },
  'store.conflict': { status: 409, title: 'A concurrent change won', detail: 'Repeat the request.' },
  internal: {
    status: 500,
    title: 'Something went wrong',
    detail: 'This is our fault. Give the request id to whoever runs this server.',
  },
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorCodes

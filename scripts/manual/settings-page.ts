import { markdownTable } from './table.ts'

/** What each setting means; a test holds the names against those that the server knows. */
export const settingMeanings: readonly { name: string; initial: string; meaning: string }[] = [
  {
    name: 'SQM_HOST',
    initial: '127.0.0.1',
    meaning: 'Address to listen to. Any but a loopback address makes the profile strict.',
  },
  { name: 'SQM_PORT', initial: '8080', meaning: 'Port to listen to; 0 takes a free one.' },
  { name: 'SQM_PUBLIC_URL', initial: '', meaning: 'The address that people use, where a proxy stands in front.' },
  {
    name: 'SQM_TRUSTED_PROXIES',
    initial: '',
    meaning: 'Addresses and CIDR ranges, divided by commas, whose `X-Forwarded-*` headers are believed.',
  },
  {
    name: 'SQM_DATA_DIR',
    initial: '`./data` in a checkout, else `$XDG_DATA_HOME/sqm`',
    meaning: 'The data folder: store, secret key.',
  },
  {
    name: 'DATABASE_URL',
    initial: 'SQLite in the data folder',
    meaning: 'PostgreSQL 15 to 18, for example `postgres://user:password@host/database`; holds everything instead.',
  },
  { name: 'DATABASE_POOL_SIZE', initial: '5', meaning: 'Connections to it that stay open.' },
  { name: 'DATABASE_POOL_OVERFLOW', initial: '10', meaning: 'Connections more under load; further requests wait.' },
  {
    name: 'DATABASE_WAIT_S',
    initial: '60',
    meaning: 'How long a start waits for a database that does not answer yet, in seconds.',
  },
  { name: 'SQM_CACHE_DIR', initial: '`$XDG_CACHE_HOME/sqm`', meaning: 'What can be made again.' },
  {
    name: 'SQM_SECRET_KEY',
    initial: 'made in the data folder (local)',
    meaning: 'At least 32 random bytes in hexadecimal or base64; required in the strict profile.',
  },
  {
    name: 'SQM_SECRET_KEY_PREVIOUS',
    initial: '',
    meaning: 'The key before; what it signed stays good until it runs out.',
  },
  {
    name: 'SQM_METRICS_TOKEN',
    initial: 'loopback only',
    meaning: 'Bearer token for `/metrics` from elsewhere, at least 16 characters.',
  },
  { name: 'SQM_REGISTRATION', initial: 'invitation', meaning: '`open` lets anybody register in the strict profile.' },
  { name: 'SQM_LOG_LEVEL', initial: 'info', meaning: '`debug`, `info`, `warn`, `error` or `silent`.' },
  { name: 'SQM_TTL_ACCESS_TOKEN_S', initial: '1800', meaning: 'Life of an access token, in seconds.' },
  { name: 'SQM_TTL_REFRESH_TOKEN_S', initial: '2592000', meaning: 'Life of a session that is not used, in seconds.' },
  { name: 'SQM_TTL_INVITATION_S', initial: '604800', meaning: 'Life of an invitation, in seconds.' },
  { name: 'SQM_TTL_OPEN_LINK_S', initial: '900', meaning: 'Life of the link that `sqm open` makes, in seconds.' },
  { name: 'SQM_TTL_RESET_LINK_S', initial: '1800', meaning: 'Life of a link that sets a new password, in seconds.' },
  { name: 'NODE_ENV', initial: '', meaning: '`production` makes the profile strict.' },
  { name: 'SQM_URL', initial: '', meaning: 'For the CLI: the server to talk to.' },
  { name: 'SQM_TOKEN', initial: '', meaning: 'For the CLI: the access token to show it.' },
]

/** `docs/settings.md`. */
export function settingsPage(): string {
  const rows = settingMeanings.map(({ name, initial, meaning }) => [`\`${name}\``, initial, meaning])
  return `# Settings

All come from the environment. \`SQM_SECRET_KEY_FILE\`, \`SQM_SECRET_KEY_PREVIOUS_FILE\`, \`SQM_METRICS_TOKEN_FILE\` and \`DATABASE_URL_FILE\`
name a file that holds the value instead. A name that begins with \`SQM_\` and is not listed is an error, except \`SQM_TEST_*\`; the server
then names all that is wrong and ends with exit code 78.

${markdownTable(['name', 'without it', 'meaning'], rows)}
`
}

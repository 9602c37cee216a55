import pg from 'pg'

/**
 * The address of a server on which tests may make and drop databases of their own: `SQM_TEST_DATABASE_URL`, else the one on this
 * machine. null where there is none, after a line that says so. Throws where there is none although
 * `SQM_TEST_REQUIRE_SERVICES=1` says that everything is there.
 */
export async function findPostgres(): Promise<string | null> {
  const url = process.env.SQM_TEST_DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres'
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch (cause) {
    if (process.env.SQM_TEST_REQUIRE_SERVICES === '1') throw new Error('no PostgreSQL for the tests', { cause })
    console.log('skipped: tests on PostgreSQL, there is none at SQM_TEST_DATABASE_URL or on this machine')
    return null
  }
}

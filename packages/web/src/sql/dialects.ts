export interface DialectChoice {
  id: string
  name: string
}

/** The dialects a person can choose. Core has the list that counts; a test holds the two together. */
export const dialectChoices: readonly DialectChoice[] = [
  { id: 'ansi', name: 'ANSI SQL' },
  { id: 'postgres', name: 'PostgreSQL' },
  { id: 'mysql', name: 'MySQL' },
  { id: 'sqlite', name: 'SQLite' },
  { id: 'athena', name: 'Athena' },
  { id: 'bigquery', name: 'BigQuery' },
  { id: 'clickhouse', name: 'ClickHouse' },
  { id: 'databricks', name: 'Databricks' },
  { id: 'doris', name: 'Doris' },
  { id: 'duckdb', name: 'DuckDB' },
  { id: 'hive', name: 'Hive' },
  { id: 'mariadb', name: 'MariaDB' },
  { id: 'materialize', name: 'Materialize' },
  { id: 'oracle', name: 'Oracle' },
  { id: 'presto', name: 'Presto' },
  { id: 'redshift', name: 'Redshift' },
  { id: 'risingwave', name: 'RisingWave' },
  { id: 'singlestore', name: 'SingleStore' },
  { id: 'snowflake', name: 'Snowflake' },
  { id: 'spark', name: 'Spark' },
  { id: 'starrocks', name: 'StarRocks' },
  { id: 'teradata', name: 'Teradata' },
  { id: 'trino', name: 'Trino' },
  { id: 'tsql', name: 'T-SQL (SQL Server)' },
]

export const firstDialect = 'postgres'

/** The name for people; an id we do not know is its own name. */
export function dialectName(id: string): string {
  return dialectChoices.find((choice) => choice.id === id)?.name ?? id
}

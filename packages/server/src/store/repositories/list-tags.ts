import { sql } from 'kysely'
import type { Db } from '../store.ts'
import { isListedFor, type Viewer } from './viewer.ts'

export interface TagCount {
  tag: string
  /** Queries that the viewer may see; `countMax` stands for that many or more. */
  queries: number
}

/** Counting is linear in what is counted, and a list of tags counts everything; people only ask which are used much. */
export const countMax = 100
const tagsMax = 1000

/** Tags of queries that the viewer may see, by name; at most 1,000 of them. */
export async function listTags(db: Db, workspaceId: string, viewer: Viewer): Promise<TagCount[]> {
  // From each tag to the next one through the index: `distinct` would read every row of it.
  const { rows } = await sql<TagCount>`
    with recursive tag_name (tag) as (
      select min(tag) from query_tag where workspace_id = ${workspaceId}
      union all
      select (select min(tag) from query_tag where workspace_id = ${workspaceId} and tag > tag_name.tag)
      from tag_name where tag_name.tag is not null
    )
    select tag, (select count(*) from (
      select 1 from query_tag join query on query.workspace_id = query_tag.workspace_id and query.id = query_tag.query_id
      where query_tag.workspace_id = ${workspaceId} and query_tag.tag = tag_name.tag and ${isListedFor(viewer)}
      limit ${countMax}
    ) as counted) as queries
    from tag_name where tag is not null limit ${tagsMax}`.execute(db)
  return rows.filter(({ queries }) => queries > 0)
}

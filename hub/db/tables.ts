import type { ColumnType, Generated } from 'kysely'
import type { AuthTables } from './auth-tables'

/** What the columns of each table hold; the tables themselves are made in `migrations`. Times are ms since 1970. */

/** JSON that the driver writes as text and reads parsed; what it holds is parsed by the repo. */
type Json = ColumnType<unknown, string, string>

/** A row that browsers keep a copy of. */
export interface NounTable {
  workspace_id: string
  id: string
  lead_id: string | null
  member_id: string | null
  at: number
  /** By the writer's clock, where that is not `at`. */
  sent_at: ColumnType<number | null, number | null | undefined, number | null>
  /** By the hub's clock, of what can be undone. */
  arrived_at: ColumnType<number | null, number | null | undefined, number | null>
  version: number
  deleted: Generated<boolean>
  body: Json
}

/** The nouns that have such a table. */
export const NOUNS = [
  'feedback',
  'dispute',
  'send',
  'asset',
  'setting',
  'objection',
  'request',
  'view',
] as const
export type Noun = (typeof NOUNS)[number]

export interface Tables extends Record<Noun, NounTable>, AuthTables {
  workspace: { workspace_id: string; name: string; version: Generated<number>; created_at: number }
  lead: {
    workspace_id: string
    id: string
    parent_id: string | null
    root_id: string
    known: boolean
    name: Generated<string>
    company: string | null
    owner: string | null
    search: Generated<string>
    updated_at: number
    deleted: Generated<boolean>
    /** The workspace's version at which the person was erased, for browsers that have a copy. */
    erased_version: Generated<number | null>
    body: Json
  }
  lead_key: { workspace_id: string; key: string; lead_id: string }
  lead_merge: {
    workspace_id: string
    id: string
    from_id: string
    into_id: string
    at: number
    by: string
    why: string
    undone_at: number | null
    undone_by: string | null
  }
  touchpoint: {
    workspace_id: string
    lead_id: string
    id: string
    at: number
    type: string
    side: string
    source: string
    grade: string | null
    body: Json
  }
  ingested: { workspace_id: string; source_id: string; message_id: string; at: number }
  source: {
    workspace_id: string
    id: string
    name: string
    kind: string
    trust: string
    key_hash: Buffer
    created_at: number
    revoked_at: number | null
  }
  dead_letter: {
    workspace_id: string
    id: string
    source_id: string
    at: number
    code: string
    detail: string
    body: string
    replayed_at: number | null
    outcome: string | null
  }
  applied: {
    workspace_id: string
    id: string
    member_id: string
    at: number
    code: string | null
    message: string | null
  }
  link: {
    workspace_id: string
    token_hash: Buffer
    id: string
    lead_id: string
    asset_id: string
    member_id: string
    send_id: string | null
    target: string | null
    file_id: string | null
    created_at: number
    closed_at: number | null
    /** The recipient asked that nothing more be noted. */
    quiet_at: number | null
    body: ColumnType<unknown, string | undefined, string>
  }
  view_count: { workspace_id: string; asset_id: string; day: ColumnType<Date, string, string>; n: number }
  file: {
    workspace_id: string
    id: string
    name: string
    type: string
    size: number
    sha256: Buffer
    created_at: number
  }
  file_chunk: { workspace_id: string; file_id: string; n: number; bytes: Buffer }
  webhook: {
    workspace_id: string
    id: string
    name: string
    url: string
    events: string[]
    secret: string
    old_secret: string | null
    old_until: number | null
    recipe: string
    names: boolean
    created_at: number
    failing_since: number | null
    disabled_at: number | null
    disabled_why: string | null
  }
  delivery: {
    workspace_id: string
    id: string
    webhook_id: string
    event_id: string
    kind: string
    subject_id: string
    lead_id: string | null
    at: number
    body: Json
    attempts: Generated<number>
    next_at: number | null
    status: string
    last_error: string | null
    last_status: number | null
    tried_at: number | null
  }
  retention: {
    workspace_id: string
    subject: string
    days: number
    changed_at: number
    swept_at: Generated<number>
  }
  suppression: { workspace_id: string; key_hash: Buffer; at: number }
  audit: {
    workspace_id: string
    id: string
    at: number
    member_id: string | null
    action: string
    subject: string | null
    detail: ColumnType<unknown, string | undefined, string>
  }
}

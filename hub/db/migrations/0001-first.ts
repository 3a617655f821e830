import { sql, type Kysely } from 'kysely'
import { AUTH_STATEMENTS } from './0001-auth-tables'

/** Rows that members change and browsers keep a copy of: one shape, so that one cursor walks all of them. */
const NOUNS = ['feedback', 'dispute', 'send', 'asset', 'setting', 'objection', 'request', 'view']

/** The first tables. Law: `workspace_id` is the first column of every key of a tenant's table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...STATEMENTS, ...AUTH_STATEMENTS, ...NOUNS.flatMap(nounTable), ...LISTS])
    await sql.raw(statement).execute(db)
}

/**
 * `version` is the workspace's count at the change; `deleted` rows stay as their own tombstones; `member_id` is who it
 * belongs to; `sent_at` is the time by the writer's clock where `at` could not be that; `arrived_at` is when what can be undone came;
 * `body` is the domain's noun.
 */
function nounTable(noun: string): string[] {
  return [
    `create table ${noun} (
      workspace_id uuid not null, id text not null, lead_id text, member_id text, at bigint not null,
      sent_at bigint, arrived_at bigint, version bigint not null, deleted boolean not null default false, body jsonb not null,
      primary key (workspace_id, id))`,
    `create index ${noun}_version on ${noun} (workspace_id, version)`,
    `create index ${noun}_member on ${noun} (workspace_id, member_id, version)`,
    `create index ${noun}_lead on ${noun} (workspace_id, lead_id, at)`,
    `create index ${noun}_at on ${noun} (workspace_id, at, id)`,
  ]
}

/** For lists and reports: whom an asset was sent to; all leads in the order of ids as browsers have it. */
const LISTS = [
  `create index send_asset on send (workspace_id, (body->>'assetId'), at)`,
  `create index lead_page on lead (workspace_id, id collate "C") where id = root_id and known and not deleted`,
]

const STATEMENTS = [
  `create table workspace (
    workspace_id uuid primary key, name text not null, version bigint not null default 0, created_at bigint not null)`,

  // A lead, or a visitor that nobody has named yet. Merged leads point at their root; touchpoints never move.
  // Pages keep room, so that saying that something happened to a lead writes no index.
  `create table lead (
    workspace_id uuid not null, id text not null, parent_id text, root_id text not null, known boolean not null,
    name text not null default '', company text, owner text, search text not null default '',
    updated_at bigint not null, deleted boolean not null default false, erased_version bigint, body jsonb not null,
    primary key (workspace_id, id)) with (fillfactor = 70)`,
  `create index lead_erased on lead (workspace_id, erased_version) where erased_version is not null`,
  `create index lead_root on lead (workspace_id, root_id)`,
  `create index lead_search on lead using gin (array_to_tsvector(string_to_array(search, ' '))) where known`,
  `create table lead_key (
    workspace_id uuid not null, key text not null, lead_id text not null, primary key (workspace_id, key))`,
  `create index lead_key_lead on lead_key (workspace_id, lead_id)`,
  `create table lead_merge (
    workspace_id uuid not null, id text not null, from_id text not null, into_id text not null, at bigint not null,
    by text not null, why text not null, undone_at bigint, undone_by text, primary key (workspace_id, id))`,
  `create index lead_merge_from on lead_merge (workspace_id, from_id)`,
  `create index lead_merge_into on lead_merge (workspace_id, into_id)`,

  // One index only: a lead's touchpoints lie together, and the same id written twice is one touchpoint.
  `create table touchpoint (
    workspace_id uuid not null, lead_id text not null, id text not null, at bigint not null, type text not null,
    side text not null, source text not null, grade text, body jsonb not null,
    primary key (workspace_id, lead_id, id))`,

  // What came in by a source, for ever: it outlives the touchpoints that retention takes away.
  `create table ingested (
    workspace_id uuid not null, source_id text not null, message_id text not null, at bigint not null,
    primary key (workspace_id, source_id, message_id))`,
  `create table source (
    workspace_id uuid not null, id text not null, name text not null, kind text not null, trust text not null,
    key_hash bytea not null, created_at bigint not null, revoked_at bigint, primary key (workspace_id, id))`,
  `create unique index source_key on source (workspace_id, key_hash)`,
  `create table dead_letter (
    workspace_id uuid not null, id text not null, source_id text not null, at bigint not null, code text not null,
    detail text not null, body text not null, replayed_at bigint, outcome text, primary key (workspace_id, id))`,
  `create index dead_letter_at on dead_letter (workspace_id, at, id)`,

  // The outbox rows of browsers, by their own ids, for ever.
  `create table applied (
    workspace_id uuid not null, id text not null, member_id text not null, at bigint not null, code text, message text,
    primary key (workspace_id, id))`,

  `create table link (
    workspace_id uuid not null, token_hash bytea not null, id text not null, lead_id text not null,
    asset_id text not null, member_id text not null, send_id text, target text, file_id text, created_at bigint not null,
    closed_at bigint, quiet_at bigint, body jsonb not null default '{}', primary key (workspace_id, token_hash))`,
  `create unique index link_id on link (workspace_id, id)`,
  `create index link_send on link (workspace_id, send_id)`,
  `create index link_lead on link (workspace_id, lead_id)`,
  // Openings by people who asked not to be tracked: of an asset and a day, of nobody.
  `create table view_count (
    workspace_id uuid not null, asset_id text not null, day date not null, n bigint not null,
    primary key (workspace_id, asset_id, day))`,
  `create table file (
    workspace_id uuid not null, id text not null, name text not null, type text not null, size bigint not null,
    sha256 bytea not null, created_at bigint not null, primary key (workspace_id, id))`,
  `create table file_chunk (
    workspace_id uuid not null, file_id text not null, n int not null, bytes bytea not null,
    primary key (workspace_id, file_id, n))`,

  // `url` and `secret` are encrypted; during a rotation both secrets sign until `old_until`.
  `create table webhook (
    workspace_id uuid not null, id text not null, name text not null, url text not null, events text[] not null,
    secret text not null, old_secret text, old_until bigint, recipe text not null, names boolean not null,
    created_at bigint not null, failing_since bigint, disabled_at bigint, disabled_why text,
    primary key (workspace_id, id))`,
  // A delivery that a process has taken up is due again when its lease (next_at) runs out.
  `create table delivery (
    workspace_id uuid not null, id text not null, webhook_id text not null, event_id text not null, kind text not null,
    subject_id text not null, lead_id text, at bigint not null, body jsonb not null, attempts int not null default 0,
    next_at bigint, status text not null, last_error text, last_status int, tried_at bigint,
    primary key (workspace_id, id))`,
  `create index delivery_due on delivery (workspace_id, next_at) where status = 'waiting'`,
  `create index delivery_at on delivery (workspace_id, webhook_id, at, id)`,
  `create index delivery_lead on delivery (workspace_id, lead_id) where lead_id is not null`,

  `create table audit (
    workspace_id uuid not null, id text not null, at bigint not null, member_id text, action text not null,
    subject text, detail jsonb not null default '{}', primary key (workspace_id, id))`,
  `create index audit_at on audit (workspace_id, at, id)`,

  // How many days each kind of row is kept; swept_at is when a process last took the sweep upon itself.
  `create table retention (
    workspace_id uuid not null, subject text not null, days int not null, changed_at bigint not null,
    swept_at bigint not null default 0, primary key (workspace_id, subject))`,
  // People who were erased and must not come back, as keyed hashes.
  `create table suppression (
    workspace_id uuid not null, key_hash bytea not null, at bigint not null, primary key (workspace_id, key_hash))`,
]

/**
 * Who may sign in: better-auth's tables, as it expects them (a test asks it), and ours beside them. They are of the
 * whole hub, not of a workspace: a person may be in several. An organization's id is its `workspace_id`.
 */
export const AUTH_STATEMENTS = [
  `create table auth_user (
    id text primary key, name text not null, email text not null unique, email_verified boolean not null, image text,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  // A token is worth nothing without its signature, which is not kept.
  `create table auth_session (
    id text primary key, expires_at timestamptz not null, token text not null unique,
    created_at timestamptz not null default now(), updated_at timestamptz not null, ip_address text, user_agent text,
    user_id text not null references auth_user (id) on delete cascade, organization_id text, kind text not null,
    revoked_at timestamptz)`,
  `create index auth_session_user_id_idx on auth_session (user_id)`,
  `create table auth_account (
    id text primary key, account_id text not null, provider_id text not null,
    user_id text not null references auth_user (id) on delete cascade, access_token text, refresh_token text,
    id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text, password text,
    created_at timestamptz not null default now(), updated_at timestamptz not null)`,
  `create index auth_account_user_id_idx on auth_account (user_id)`,
  `create table auth_verification (
    id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create index auth_verification_identifier_idx on auth_verification (identifier)`,
  `create table auth_organization (
    id text primary key, name text not null, slug text not null unique, logo text, created_at timestamptz not null,
    metadata text)`,
  `create table auth_member (
    id text primary key, organization_id text not null references auth_organization (id) on delete cascade,
    user_id text not null references auth_user (id) on delete cascade, role text not null,
    created_at timestamptz not null)`,
  `create unique index auth_member_organization_id_idx on auth_member (organization_id, user_id)`,
  `create index auth_member_user_id_idx on auth_member (user_id)`,
  `create table auth_invitation (
    id text primary key, organization_id text not null references auth_organization (id) on delete cascade,
    email text not null, role text, status text not null, expires_at timestamptz not null,
    created_at timestamptz not null default now(), inviter_id text not null references auth_user (id) on delete cascade,
    token_hash text not null unique)`,
  `create index auth_invitation_organization_id_idx on auth_invitation (organization_id)`,
  `create index auth_invitation_email_idx on auth_invitation (email)`,
  `create table auth_rate_limit (
    id text primary key, key text not null unique, count integer not null, last_request bigint not null)`,
  // Of an account, whether it exists or not: a keyed hash of the address that was tried.
  `create table auth_sign_in_try (account_hash bytea primary key, tries integer not null, since bigint not null)`,
  `create index auth_sign_in_try_since_idx on auth_sign_in_try (since)`,

  // Links and codes that count once: the first admin's, a new password's, an extension's.
  `create table auth_link (
    token_hash bytea primary key, kind text not null, user_id text, organization_id text,
    body jsonb not null default '{}', created_at bigint not null, expires_at bigint not null, used_at bigint,
    session_id text)`,
]

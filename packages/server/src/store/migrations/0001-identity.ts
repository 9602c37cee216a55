import type { Migration } from './migration.ts'

/** Facts across workspaces: accounts, memberships, sessions. Small, and apart from the workspaces' own data. */
export const identity: Migration = {
  number: 1,
  name: 'identity',
  sqlite: [
    `create table user_account (
      id text not null primary key,
      email text not null,
      email_key text not null,
      name text not null,
      password_hash text,
      default_workspace_id text not null,
      created_at integer not null
    ) strict`,
    'create unique index user_account_email on user_account (email_key)',
    `create table workspace (
      id text not null primary key,
      slug text not null,
      name text not null,
      created_at integer not null
    ) strict`,
    'create unique index workspace_slug on workspace (slug)',
    `create table membership (
      user_id text not null references user_account (id),
      workspace_id text not null references workspace (id),
      role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
      created_at integer not null,
      primary key (user_id, workspace_id)
    ) strict, without rowid`,
    'create index membership_workspace on membership (workspace_id, user_id)',
    `create table invitation (
      token_hash text not null primary key,
      workspace_id text not null references workspace (id),
      email_key text not null,
      role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
      invited_by text not null references user_account (id),
      created_at integer not null,
      expires_at integer not null,
      used_at integer
    ) strict`,
    'create index invitation_workspace on invitation (workspace_id, created_at)',
    `create table session (
      id text not null primary key,
      user_id text not null references user_account (id),
      user_agent text not null,
      created_at integer not null,
      last_used_at integer not null,
      expires_at integer not null,
      ended_at integer
    ) strict`,
    'create index session_user on session (user_id)',
    `create table refresh_token (
      token_hash text not null primary key,
      session_id text not null references session (id),
      created_at integer not null,
      expires_at integer not null,
      used_at integer
    ) strict`,
    'create index refresh_token_session on refresh_token (session_id)',
    `create table one_time_token (
      token_hash text not null primary key,
      purpose text not null check (purpose in ('open', 'reset-password')),
      user_id text not null references user_account (id),
      created_at integer not null,
      expires_at integer not null,
      used_at integer
    ) strict`,
  ],
  postgres: [
    `create table user_account (
      id text collate "C" not null primary key,
      email text collate "C" not null,
      email_key text collate "C" not null,
      name text collate "C" not null,
      password_hash text collate "C",
      default_workspace_id text collate "C" not null,
      created_at bigint not null
    )`,
    'create unique index user_account_email on user_account (email_key)',
    `create table workspace (
      id text collate "C" not null primary key,
      slug text collate "C" not null,
      name text collate "C" not null,
      created_at bigint not null
    )`,
    'create unique index workspace_slug on workspace (slug)',
    `create table membership (
      user_id text collate "C" not null references user_account (id),
      workspace_id text collate "C" not null references workspace (id),
      role text collate "C" not null check (role in ('owner', 'admin', 'editor', 'viewer')),
      created_at bigint not null,
      primary key (user_id, workspace_id)
    )`,
    'create index membership_workspace on membership (workspace_id, user_id)',
    `create table invitation (
      token_hash text collate "C" not null primary key,
      workspace_id text collate "C" not null references workspace (id),
      email_key text collate "C" not null,
      role text collate "C" not null check (role in ('owner', 'admin', 'editor', 'viewer')),
      invited_by text collate "C" not null references user_account (id),
      created_at bigint not null,
      expires_at bigint not null,
      used_at bigint
    )`,
    'create index invitation_workspace on invitation (workspace_id, created_at)',
    `create table session (
      id text collate "C" not null primary key,
      user_id text collate "C" not null references user_account (id),
      user_agent text collate "C" not null,
      created_at bigint not null,
      last_used_at bigint not null,
      expires_at bigint not null,
      ended_at bigint
    )`,
    'create index "session_user" on session (user_id)',
    `create table refresh_token (
      token_hash text collate "C" not null primary key,
      session_id text collate "C" not null references session (id),
      created_at bigint not null,
      expires_at bigint not null,
      used_at bigint
    )`,
    'create index refresh_token_session on refresh_token (session_id)',
    `create table one_time_token (
      token_hash text collate "C" not null primary key,
      purpose text collate "C" not null check (purpose in ('open', 'reset-password')),
      user_id text collate "C" not null references user_account (id),
      created_at bigint not null,
      expires_at bigint not null,
      used_at bigint
    )`,
  ],
}

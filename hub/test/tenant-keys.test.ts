import { describe, expect, it } from 'vitest'
import { clusterProblems } from './tenant-keys'

const TABLES = new Set(['lead', 'lead_key', 'touchpoint'])

describe('what is refused', () => {
  it.each([
    ['a tenant table without its key', 'select * from lead where id = $1'],
    ['a key under OR', 'select * from lead where workspace_id = $1 or id = $2'],
    [
      'a join by id alone',
      'select * from lead l join lead_key k on k.lead_id = l.id where l.workspace_id = $1',
    ],
    [
      'a subquery without its own',
      'select * from lead where workspace_id = $1 and id in (select lead_id from lead_key)',
    ],
    ['an update of all', 'update lead set name = $1'],
    ['a delete by id alone', 'delete from touchpoint where id = $1'],
    ['an insert without the column', 'insert into lead (id) values ($1)'],
    [
      'a conflict by id alone',
      'insert into lead (workspace_id, id) values ($1, $2) on conflict (id) do nothing',
    ],
    [
      'two mutations in one',
      'with a as (delete from lead where workspace_id = $1 returning id) delete from lead_key where workspace_id = $1',
    ],
    ['an advisory lock', 'select pg_advisory_xact_lock(1)'],
    ['a sequence', "select nextval('s')"],
    ['a listener', 'listen changes'],
    ['many workspaces', 'select * from lead where workspace_id <> $1'],
  ])('%s', async (_, statement) => {
    expect(await clusterProblems(statement, TABLES)).not.toEqual([])
  })
})

describe('what may stand', () => {
  it.each([
    'select 1',
    'select * from auth_user where id = $1',
    'select * from lead as l where l.workspace_id = $1 and (l.id = $2 or l.name = $3)',
    'select * from lead l join lead_key k on k.workspace_id = l.workspace_id and k.lead_id = l.id where l.workspace_id = $1',
    'select * from lead l join lead_key k using (workspace_id) where l.workspace_id = $1',
    'select *, (select count(*) from touchpoint t where t.workspace_id = l.workspace_id and t.lead_id = l.id) from lead l where l.workspace_id = $1',
    'select * from lead where (workspace_id, id) in (select $1::uuid, unnest($2::text[]))',
    'insert into lead (workspace_id, id) select $1, unnest($2::text[]) on conflict (workspace_id, id) do update set name = excluded.name where lead.deleted = false',
    'update lead set name = d.name from unnest($2::text[], $3::text[]) as d(id, name) where lead.workspace_id = $1 and lead.id = d.id',
    'with k as (select lead_id from lead_key where workspace_id = $1 and key = $2) select * from lead l, k where l.workspace_id = $1 and l.id = k.lead_id',
  ])('%s', async (statement) => {
    expect(await clusterProblems(statement, TABLES)).toEqual([])
  })
})

import type pg from 'pg'
import { clusterProblems } from './tenant-keys'

/** Every statement that a pool has run, each once. */
export function recordStatements(pool: pg.Pool): { check(): Promise<void> } {
  const statements = new Set<string>()
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [first] = args
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text
      if (text) statements.add(text)
      return query(...args)
    }) as typeof client.query
  })
  return {
    /** Throws where one of them would not run on a cluster distributed by workspace. */
    async check() {
      const found: string[] = []
      const tables = await tenantTables(pool)
      for (const statement of statements) {
        const problems = await clusterProblems(statement, tables)
        if (problems.length) found.push(`${problems.join('; ')}:\n  ${statement}`)
      }
      if (found.length) throw new Error(`Not for a cluster:\n${found.join('\n')}`)
    },
  }
}

async function tenantTables(pool: pg.Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  )
  return new Set(rows.map(({ table_name }) => table_name))
}

import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely'
import { PostgresQueryCompiler } from 'kysely'
import type { Database } from '../db/connect'

/** The same database, with the text of every statement that is asked through it, in their order. */
export function recordedDatabase(db: Database): { db: Database; statements: string[] } {
  const statements: string[] = []
  const compiler = new PostgresQueryCompiler()
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const compiled: CompiledQuery = compiler.compileQuery(node as RootOperationNode, queryId)
      statements.push(compiled.sql)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), statements }
}

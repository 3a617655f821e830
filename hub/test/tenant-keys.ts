import { parse } from 'pgsql-parser'

/** A node of the parser's tree: one key that names its kind, or plain properties. */
type Node = Record<string, unknown>

const KEY = 'workspace_id'
const QUERIES = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt'] as const
const WRITES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'])
/** What a cluster distributed by the tenant's key has not, or has only on one node. */
const FORBIDDEN_FUNCTIONS = /^(pg_(try_)?advisory|pg_notify|nextval|currval|setval)/
const FORBIDDEN_STATEMENTS = new Set(['ListenStmt', 'NotifyStmt', 'CreateTrigStmt', 'LockStmt'])

/**
 * What of a statement would not run unchanged on a cluster distributed by workspace, in words; empty where all is well.
 * Every tenant's table must be held to one workspace where it is read, written, joined and matched for a conflict.
 */
export async function clusterProblems(
  statement: string,
  tenantTables: ReadonlySet<string>,
): Promise<string[]> {
  const tree = (await parse(statement)) as unknown as { stmts?: { stmt: Node }[] }
  const problems: string[] = []
  for (const { stmt } of tree.stmts ?? []) visit(stmt, tenantTables, problems)
  return problems
}

function visit(node: unknown, tables: ReadonlySet<string>, problems: string[]): void {
  if (Array.isArray(node)) return node.forEach((each) => visit(each, tables, problems))
  if (typeof node !== 'object' || node === null) return
  for (const [kind, value] of Object.entries(node as Node)) {
    if (FORBIDDEN_STATEMENTS.has(kind)) problems.push(`${kind} is not for a cluster`)
    if (kind === 'FuncCall' && FORBIDDEN_FUNCTIONS.test(functionName(value as Node)))
      problems.push(`${functionName(value as Node)}() is not for a cluster`)
    for (const query of QUERIES)
      if (kind === query) problems.push(...queryProblems(query, value as Node, tables))
    visit(value, tables, problems)
  }
}

function queryProblems(kind: (typeof QUERIES)[number], query: Node, tables: ReadonlySet<string>): string[] {
  const problems: string[] = []
  const ranges = [query.relation, ...asList(query.fromClause), ...asList(query.usingClause)].flatMap(rangesOf)
  const target = query.relation && nameOf(query.relation as Node)
  const tenants = ranges.filter(({ table }) => tables.has(table))
  if (kind === 'InsertStmt') {
    if (typeof target === 'string' && tables.has(target)) problems.push(...insertProblems(query, target))
  } else {
    const quals = [query.whereClause, ...asList(query.fromClause).flatMap(qualsOf)]
    const keyed = new Set(quals.flatMap((qual) => keyedBy(qual, ranges.length)))
    for (const { table, alias } of tenants)
      if (!keyed.has(alias) && !keyed.has('*')) problems.push(`${table} is not held to one workspace`)
  }
  const mutations = asList((query.withClause as Node)?.ctes).filter((cte) => {
    const inner = ((cte as Node).CommonTableExpr as Node).ctequery as Node
    return Object.keys(inner).some((each) => WRITES.has(each))
  }).length
  if (mutations + (WRITES.has(kind) ? 1 : 0) > 1) problems.push('more than one mutation in one statement')
  return problems
}

function insertProblems(query: Node, table: string): string[] {
  const columns = asList(query.cols).map((col) => ((col as Node).ResTarget as Node).name)
  const problems = columns.includes(KEY) ? [] : [`${table} is written without its workspace`]
  const infer = (query.onConflictClause as Node | undefined)?.infer as Node | undefined
  const matched = asList(infer?.indexElems).map((each) => ((each as Node).IndexElem as Node).name)
  if (infer && !matched.includes(KEY)) problems.push(`${table}: a conflict is matched without the workspace`)
  return problems
}

interface Range {
  table: string
  alias: string
}

/** The tables of a FROM, with what they are called there; subqueries are queries of their own. */
function rangesOf(node: unknown): Range[] {
  if (typeof node !== 'object' || node === null) return []
  const { RangeVar, JoinExpr, relname } = node as Node
  if (relname) return [rangeOf(node as Node)]
  if (RangeVar) return [rangeOf(RangeVar as Node)]
  if (JoinExpr) return [...rangesOf((JoinExpr as Node).larg), ...rangesOf((JoinExpr as Node).rarg)]
  return []
}

function rangeOf(range: Node): Range {
  const table = range.relname as string
  return { table, alias: ((range.alias as Node | undefined)?.aliasname as string | undefined) ?? table }
}

function nameOf(range: Node): string {
  return range.relname as string
}

function qualsOf(node: unknown): unknown[] {
  const join = (node as Node)?.JoinExpr as Node | undefined
  if (!join) return []
  const using = asList(join.usingClause).some((each) => ((each as Node).String as Node).sval === KEY)
  const own = using ? rangesOf(node).map(({ alias }) => ({ keyedAlias: alias })) : [join.quals]
  return [...own, ...qualsOf(join.larg), ...qualsOf(join.rarg)]
}

/** The aliases that a condition holds to one workspace. Only what must be true counts: nothing under OR or NOT. */
function keyedBy(node: unknown, tables: number): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { BoolExpr, A_Expr, SubLink, keyedAlias } = node as Node
  if (keyedAlias) return [keyedAlias as string]
  if (BoolExpr) {
    const { boolop, args } = BoolExpr as Node
    return boolop === 'AND_EXPR' ? asList(args).flatMap((each) => keyedBy(each, tables)) : []
  }
  if (SubLink) return columnsOf((SubLink as Node).testexpr, tables)
  if (!A_Expr) return []
  const { name, lexpr, rexpr } = A_Expr as Node
  const operator = ((asList(name)[0] as Node).String as Node).sval
  return operator === '=' ? [...columnsOf(lexpr, tables), ...columnsOf(rexpr, tables)] : []
}

/** Where an operand is a workspace's column, or a row with one: whose. `*` where one table is all there is. */
function columnsOf(node: unknown, tables: number): string[] {
  const { ColumnRef, RowExpr } = (node ?? {}) as Node
  if (RowExpr) return asList((RowExpr as Node).args).flatMap((each) => columnsOf(each, tables))
  if (!ColumnRef) return []
  const fields = asList((ColumnRef as Node).fields).map(
    (each) => ((each as Node).String as Node | undefined)?.sval,
  )
  if (fields.at(-1) !== KEY) return []
  if (fields.length > 1) return [fields.at(-2) as string]
  return tables === 1 ? ['*'] : []
}

function functionName(call: Node): string {
  const parts = asList(call.funcname).map((each) => ((each as Node).String as Node).sval as string)
  return parts.at(-1) ?? ''
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

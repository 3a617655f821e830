/** What was read changed before it could be written. Postgres' own code makes `inTransaction` run the work again. */
export class StaleRead extends Error {
  override readonly name = 'StaleRead'
  readonly code = '40001'
}

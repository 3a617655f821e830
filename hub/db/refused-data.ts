/** True where a row is there already that may be there once. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23505'
}

/** True where Postgres refused a value (classes 22 and 23, a row too large): sent again it would be refused again. */
export function isRefusedData(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(22...|23...|54000)$/.test(code)
}

/**
 * The inverse of a square matrix by Gauss-Jordan elimination with partial pivoting. O(n³). Throws a `RangeError`
 * where there is none.
 */
export function invertMatrix(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))])
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let at = column + 1; at < size; at++)
      if (Math.abs(rows[at]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = at
    const top = rows[pivot]!
    if (top[column] === 0) throw new RangeError('This matrix has no inverse.')
    rows[pivot] = rows[column]!
    rows[column] = top
    const scale = top[column]!
    for (let k = column; k < 2 * size; k++) top[k]! /= scale
    for (const row of rows) if (row !== top) subtract(row, top, row[column]!, column)
  }
  return rows.map((row) => row.slice(size))
}

function subtract(row: number[], top: readonly number[], times: number, from: number): void {
  if (times === 0) return
  for (let k = from; k < row.length; k++) row[k]! -= times * top[k]!
}

/**
 * Solves `matrix · x = right` for a symmetric matrix without negative directions, by its Cholesky factor. O(n³/6).
 * Throws a `RangeError` where the matrix is not positive definite.
 */
export function solvePositive(matrix: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const factor = choleskyFactor(matrix)
  const size = factor.length
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= factor[k]![i]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  return x
}

/** The lower triangle L with L · Lᵀ = matrix; only the lower triangle of the matrix is looked at. */
function choleskyFactor(matrix: readonly Float64Array[]): Float64Array[] {
  const factor = matrix.map((row) => new Float64Array(row.length))
  for (let i = 0; i < matrix.length; i++) {
    const line = factor[i]!
    for (let j = 0; j <= i; j++) {
      const other = factor[j]!
      let rest = matrix[i]![j]!
      for (let k = 0; k < j; k++) rest -= line[k]! * other[k]!
      if (j < i) line[j] = rest / other[j]!
      else if (rest > 0) line[i] = Math.sqrt(rest)
      else throw new RangeError('The matrix is not positive definite.')
    }
  }
  return factor
}

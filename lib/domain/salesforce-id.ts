/**
 * The 18-character id of a Salesforce record: the 15 and, for each five of them, a letter that says which are
 * capitals (bit i for the i-th). Others stay as they are. Source: Salesforce, "Convert 15-character IDs to
 * 18-character IDs".
 */
export function longSalesforceId(id: string): string {
  if (!/^\w{15}$/.test(id)) return id
  const suffix = [0, 5, 10].map((start) => {
    const bits = [0, 1, 2, 3, 4].reduce(
      (sum, bit) => sum + (/[A-Z]/.test(id[start + bit]!) ? 2 ** bit : 0),
      0,
    )
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits]
  })
  return id + suffix.join('')
}

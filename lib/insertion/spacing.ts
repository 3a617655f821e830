/** What must stand before and after an insertion so that it does not stick to its neighbours: a space or nothing. */
export function spacing(before: string, after: string): [before: string, after: string] {
  // Marks of no width, which hold an editor's caret, set nothing apart.
  const glued = /[^\s([{"'«“‘]$/.test(before.replace(/[\u200b\ufeff]+$/, ''))
  const followed = /^[\p{L}\p{N}([{"'«“‘]/u.test(after)
  return [glued ? ' ' : '', followed ? ' ' : '']
}

/** What makes an insertion a line of its own: an end of line on each side, where there is none and something stands. */
export function ownLine(before: string, after: string): [before: string, after: string] {
  return [before && !before.endsWith('\n') ? '\n' : '', after && !after.startsWith('\n') ? '\n' : '']
}

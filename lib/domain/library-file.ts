/** Bytes of a file of the library at most. */
export const MAX_FILE = 50 * 1_048_576

/** How the names of files end that a hub keeps; what one is, it tells by its bytes. */
export const FILE_ENDINGS = [
  'pdf', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'doc', 'xls', 'ppt', 'zip',
] as const // prettier-ignore

/** Why a file need not be sent at all, in words; undefined where the hub is to see it. */
export function fileProblem({ name, size }: { name: string; size: number }): string | undefined {
  const ending = /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending !== undefined && !(FILE_ENDINGS as readonly string[]).includes(ending))
    return 'Only PDF, pictures, office documents and ZIP files can be kept. Choose another file.'
  if (size === 0) return 'The file is empty. Choose another.'
  if (size > MAX_FILE)
    return `The file has ${fileSize(size)}; 50 MB is the most. Make it smaller, or link to it.`
  return undefined
}

/** 12.4 MB, 380 kB. A megabyte is 1,048,576 bytes, as the limit is. */
export function fileSize(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  // Never down to the limit where it is over it.
  return `${(Math.ceil((bytes / 1_048_576) * 10) / 10).toFixed(1)} MB`
}

/** What a file is called, without its ending: an asset's first title. */
export function fileTitle(name: string): string {
  return name.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll(/[_\s]+/g, ' ').trim() // prettier-ignore
}

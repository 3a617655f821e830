/** What the library keeps. Law: nothing that a browser would run: no HTML, SVG, XML or scripts. */
const BY_ENDING: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}
const ZIPPED = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp']
const COMPOUND = ['doc', 'xls', 'ppt']

/** How many bytes at the beginning say what a file is. */
export const HEAD_LENGTH = 1024

interface FileKind {
  /** Its media type. */
  type: string
  /** The ending of its name. */
  ending: string
}

/** What a file is, by its first bytes; its name only tells kinds of one container apart. Undefined for all else. */
export function sniffKind(head: Buffer, name: string): FileKind | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'image/png', ending: 'png' }
  if (starts(0xff, 0xd8, 0xff)) return { type: 'image/jpeg', ending: ending === 'jpeg' ? 'jpeg' : 'jpg' }
  if (/^GIF8[79]a/.test(head.toString('latin1', 0, 6))) return { type: 'image/gif', ending: 'gif' }
  if (/^RIFF[^]{4}WEBP/.test(head.toString('latin1', 0, 12))) return { type: 'image/webp', ending: 'webp' }
  if (starts(0x50, 0x4b, 0x03, 0x04))
    return among(ZIPPED, ending) ?? { type: 'application/zip', ending: 'zip' }
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return among(COMPOUND, ending)
  // The standard lets other bytes stand before it; what begins like a page is none.
  const text = head.toString('latin1')
  if (text.includes('%PDF-') && !/^\s*</.test(text)) return { type: 'application/pdf', ending: 'pdf' }
  return undefined
}

function among(endings: readonly string[], ending: string): FileKind | undefined {
  return endings.includes(ending) ? { type: BY_ENDING[ending]!, ending } : undefined
}

/** A name that can stand in a header and on a disk, with the ending that fits what the file is. */
export function cleanName(name: string, { ending }: FileKind): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Bidi_Control}<>:"|?*]/gu, '').toWellFormed()
  const stem = clean.replace(/\.[a-z0-9]{1,5}$/i, '').trim()
  return `${[...stem].slice(0, 150).join('') || 'file'}.${ending}`
}

/** Media types that browsers show as a picture. */
export function isPicture(type: string): boolean {
  return type.startsWith('image/')
}

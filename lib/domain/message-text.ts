/** Somebody named in a text. The address is as the text has it. */
export interface Named {
  email: string
  name?: string
}

/** Lines "Label: value" that follow one another, as in a mail's header or a web form's notification. */
interface Run {
  /** Number of its first line. */
  at: number
  lines: { label: string; value: string }[]
}

const LABELLED = /^\P{L}{0,4}(\p{L}[^:：\t@]{0,29})\s*[:：\t][\s*_]*(\S.{0,400})/u
const ADDRESS = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,250}\.[^\s<>()[\]"',;:]{2,60}/
const MAX_FORWARDED = 3

/**
 * What the sender of a message wrote: no quoted lines, no "On Thu, Ann <ann@acme.example> wrote:" in any language,
 * nothing from a signature's or a forwarded header's line on.
 */
export function ownWords(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[\t\r ]+/g, ' ').trim())
  const history = headersIn(text)[0]?.at ?? lines.length
  const signature = lines.findIndex((line) => /^(--$|[-_=]{5})/.test(line))
  return lines
    .slice(0, signature < 0 ? history : Math.min(signature, history))
    .filter((line) => !/^>|(@|\d{4}).*:$/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * The senders of forwarded messages in a body, outermost first. From is the first line of such a header in every
 * mail program and language, so the labels need not be known.
 */
export function forwardedIn(text: string): Named[] {
  return headersIn(text).slice(0, MAX_FORWARDED)
}

/** The person that a web form's notification is about: the first labelled address, and the line labelled as a name. */
export function formPersonIn(text: string): Named[] {
  const fields = runsOf(text).flatMap((run) => run.lines)
  const email = fields.flatMap(({ value }) => namedIn(value)?.email ?? [])[0]
  const name = fields.find(({ label, value }) => /n[ao]m/i.test(label) && !value.includes('@'))?.value.trim()
  return email ? [{ email, ...(name ? { name } : {}) }] : []
}

/** Three labelled lines or more, of which the first holds an address. */
function headersIn(text: string): (Named & { at: number })[] {
  return runsOf(text).flatMap(({ at, lines: [first, , third] }) => {
    const named = third && first && namedIn(first.value)
    return named ? [{ ...named, at }] : []
  })
}

function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  text.split('\n').forEach((line, at) => {
    const hit = LABELLED.exec(line)
    if (hit) {
      if (!open) runs.push((open = { at, lines: [] }))
      open.lines.push({ label: hit[1]!, value: hit[2]! })
    } else if (line.trim()) open = undefined
  })
  return runs
}

function namedIn(value: string): Named | undefined {
  const email = ADDRESS.exec(value)
  const name =
    email &&
    value
      .slice(0, email.index)
      .replace(/[<([]\s*(mailto:)?\s*$/, '')
      .trim()
  return email ? { email: email[0], ...(name ? { name } : {}) } : undefined
}

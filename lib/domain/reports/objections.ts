/** An objection or question of a lead, and the asset that answered it, where one did. */
export interface Objection {
  text: string
  leadId: string
  at: number
  answeredBy?: string
}

export interface ObjectionLine {
  /** As it was first written. */
  text: string
  times: number
  leads: number
  lastAt: number
  answered: number
  /** Assets that answered it, most often used first. */
  answers: string[]
  /** No asset ever answered it: a line of the gap list. */
  isGap: boolean
}

/** What prospects ask and object to: alike but for case, spaces and end marks is one line; most leads first. */
export function countObjections(objections: readonly Objection[]): ObjectionLine[] {
  return groupObjections(objections).map(lineOf).sort(byLeads)
}

/** Objections that are alike but for case, spaces and end marks, together. */
export function groupObjections<Said extends Objection>(objections: readonly Said[]): Said[][] {
  const groups = new Map<string, Said[]>()
  for (const objection of objections) {
    const key = phraseKey(objection.text)
    if (key === '') continue
    const own = groups.get(key)
    if (own) own.push(objection)
    else groups.set(key, [objection])
  }
  return [...groups.values()]
}

/** Most leads first, then the latest. */
export function byLeads(a: ObjectionLine, b: ObjectionLine): number {
  return b.leads - a.leads || b.lastAt - a.lastAt || (a.text < b.text ? -1 : 1)
}

/** What was said alike, as one line. */
export function lineOf(own: readonly Objection[]): ObjectionLine {
  const byTime = own.toSorted((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1))
  const used = byTime.flatMap(({ answeredBy }) => answeredBy ?? [])
  const times = (asset: string) => used.filter((each) => each === asset).length
  return {
    text: byTime[0]!.text.trim(),
    times: own.length,
    leads: new Set(own.map(({ leadId }) => leadId)).size,
    lastAt: byTime.at(-1)!.at,
    answered: used.length,
    answers: [...new Set(used)].sort((a, b) => times(b) - times(a) || (a < b ? -1 : 1)),
    isGap: used.length === 0,
  }
}

/** What is alike in phrases that say the same: not case, spaces or marks around them. */
export function phraseKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’]+|[\s.!?,;:"'“”‘’]+$/g, '')
}

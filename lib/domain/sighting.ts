import type { PersonSeen } from './person-seen'

/** A second place that says the same, two senders of one message, and an address that was only chosen as a name. */
const AGREE = 0.1
const DISAGREE = 0.35
const CHOSEN = 0.3
/** An address of a record that is no surer than this is left out: the record's id is enough. */
const DOUBTED = 0.5
const MAX_VIA = 10

/** A sighting whose address stood in a text that the sender chose. */
type Read = PersonSeen & { chosen: boolean }

const ADDRESS = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}\.[^\s<>()[\]"',;:.?]{2,60}/g

/**
 * People out of what the probes of a page saw: texts become addresses and names, the same person seen by several
 * probes becomes one and surer, a message with two different senders makes both doubtful. Parsing a reading does
 * it; doing it twice changes nothing.
 */
export function mergeSightings(sightings: readonly PersonSeen[]): PersonSeen[] {
  const groups = Map.groupBy(sightings.map(readSighting), (one) => `${one.role}:${one.message ?? 0}`)
  return [...groups.values()].flatMap((group) => {
    const people = mergeSame(group).map(({ chosen: _, ...person }) => person)
    const { role } = group[0]!
    if (role === 'record') return mergeRecord(people)
    return role === 'from' ? mergeSenders(people) : people
  })
}

/** One person for each address, and for each name that none of them bears. */
function mergeSame(group: Read[]): Read[] {
  const seen = new Map<string, Read>()
  for (const one of group) {
    const key = one.email?.toLowerCase() ?? one.name
    const before = key === undefined && one.role !== 'record' ? one : seen.get(key ?? '')
    if (!before) seen.set(key ?? '', one)
    else if (before !== one) join(before, one)
  }
  const people = [...seen.values()]
  return people.filter(
    ({ email, name }) => email || !people.some((other) => other.email && other.name === name),
  )
}

/** The same chosen name in two places is still one source: it makes nobody surer. */
function join(person: Read, other: Read): void {
  person.name ??= other.name
  const fresh = other.via.filter((id) => !person.via.includes(id))
  if (!fresh.length) return
  person.via = [...person.via, ...fresh].slice(0, MAX_VIA)
  if (!person.chosen || !other.chosen) person.confidence = Math.min(1, person.confidence + AGREE)
}

/** A message has one sender: the first seen with an address. Another one contradicts. */
function mergeSenders(people: PersonSeen[]): PersonSeen[] {
  const addressed = people.filter((one) => one.email)
  const [first] = addressed.length ? addressed : people
  if (!first) return []
  const name = first.name ?? people.find((one) => !one.email)?.name
  // Of several names without an address, nobody can say whose the message is.
  if (!first.email && !people.every((one) => isLike(one.name, name))) return [{ ...first, confidence: 0 }]
  const confidence = Math.max(0, first.confidence - (addressed.length > 1 ? DISAGREE : 0))
  return [{ ...first, ...(name ? { name } : {}), confidence }]
}

/** The same name, perhaps with more round it. */
function isLike(one = '', other = ''): boolean {
  return one.includes(other) || other.includes(one)
}

/** A record is one person, as sure as its surest fact; of several addresses, the one that is not contradicted. */
function mergeRecord(facts: PersonSeen[]): PersonSeen[] {
  const addressed = facts.filter((one) => one.email)
  const [best] = addressed
  const sure = best && best.confidence - (addressed.length > 1 ? DISAGREE : 0) > DOUBTED
  const told = (fact: 'name' | 'title' | 'company') => facts.find((one) => one[fact])?.[fact]
  return [
    {
      ...(sure ? { email: best.email } : {}),
      name: told('name'),
      title: told('title'),
      company: told('company'),
      role: 'record',
      confidence: Math.max(...facts.map((one) => one.confidence)),
      via: [...new Set(facts.flatMap((one) => one.via))].slice(0, MAX_VIA),
    },
  ]
}

/** A sighting with its texts read. An address alone in a chosen name proves nothing: the sender may have typed it. */
function readSighting(sighting: PersonSeen): Read {
  const { email: text, name: label, ...rest } = sighting
  const shown = readShown(text ?? label ?? '')
  const isChosen = text === undefined && shown.email !== undefined
  // What a record's address field says without an address names nobody.
  const isWords = rest.role === 'record' && text !== undefined && !shown.email
  const named = label === undefined ? shown.name : readShown(label).name
  const name = text === undefined ? shown.name : isWords ? undefined : named
  return {
    ...rest,
    ...(shown.email ? { email: shown.email } : {}),
    ...(name ? { name } : {}),
    chosen: isChosen,
    confidence: Math.max(0, rest.confidence - (isChosen && shown.bare ? CHOSEN : 0)),
  }
}

/**
 * The one person in a text such as `Ann Lead <ann@acme.example>` or `mailto:ann@acme.example?subject=Hi`. The last
 * address is the person's where there are brackets: what stands before is a name, even where it holds another
 * address. Two addresses without brackets: none, because nobody can say which.
 */
export function readShown(raw: string): { email?: string; name?: string; bare: boolean } {
  const text = raw
    .replace(/^\s*mailto:([^?]*).*/is, '$1')
    .replace(/\p{Cf}/gu, '')
    .replace(/%40/g, '@')
    .replace(/%2b/gi, '+')
  const emails = [...new Set(text.match(ADDRESS))]
  const bare = !text.includes('<')
  const email = bare && emails.length > 1 ? undefined : emails.at(-1)
  const name = text.replace(ADDRESS, '').replace(/[<>]/g, '').trim()
  return { ...(email ? { email } : {}), ...(name ? { name } : {}), bare }
}

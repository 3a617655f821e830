import { canonicalKey } from '../../lib/domain/canonical-key'
import { emailKey } from '../../lib/domain/lead'
import type { Person } from '../repos/person-find'
import { addressesIn } from './address-in-text'

/** What stands where an address was, in words and in the address of a page; the first that is no longer than it. */
const GONE = ['[erased]', '[…]']
const GONE_IN_URL = ['erased', 'gone']

type Mentioned = Pick<Person, 'nodeIds' | 'keys' | 'addresses'>

/**
 * A value (a noun of somebody else, a text) without what it says of this person: their addresses in its words, and
 * their lead's id under a vote. Undefined where it says nothing of them. Law: no text becomes longer; an address counts
 * only where it stands whole, in any spelling of the same mailbox; an id only in a field `leadId`.
 */
export function withoutMention(value: unknown, person: Mentioned): unknown {
  const ids = new Set(person.nodeIds)
  const inText = textCleaner(person)
  let found = false
  const said = (text: string): string => {
    const left = inText(text)
    if (left !== text) found = true
    return left
  }
  const clean = (inner: unknown): unknown => {
    if (typeof inner === 'string') return said(inner)
    if (Array.isArray(inner)) return inner.map(clean)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(
      Object.entries(inner).flatMap(([name, one]) => {
        if (name === 'leadId' && typeof one === 'string' && ids.has(one)) {
          found = true
          return []
        }
        return [[said(name), clean(one)]]
      }),
    )
  }
  const cleaned = clean(value)
  return found ? cleaned : undefined
}

/** Takes a person's addresses out of a text; one without any comes back as it is. */
function textCleaner({ keys, addresses }: Mentioned): (text: string) => string {
  const theirs = new Set([...keys, ...addresses.map((one) => canonicalKey(emailKey(one)))])
  const odd = addresses.filter((one) => !isPlain(one)).map(oddPattern)
  return (text) => {
    const words = /^https?:\/\//i.test(text) ? GONE_IN_URL : GONE
    const gone = (length: number) => words.find((word) => word.length <= length) ?? ''
    let rest = text
    for (const pattern of odd) rest = rest.replace(pattern, (match) => gone(match.length))
    let left = ''
    let at = 0
    for (const { to, spellings } of addressesIn(rest)) {
      const own = spellings.find(({ address }) => theirs.has(canonicalKey(emailKey(address))))
      if (!own || own.from < at) continue
      left += rest.slice(at, own.from) + gone(to - own.from)
      at = to
    }
    return left + rest.slice(at)
  }
}

/** False for an address with signs that elsewhere end one: `a/b@acme.example`. */
function isPlain(address: string): boolean {
  const [first] = addressesIn(address)
  return first?.to === address.length && first.spellings[0]?.from === 0
}

function oddPattern(address: string): RegExp {
  const literal = address.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![^\s<>"(),;:[\]\\])${literal}(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`, 'giu')
}

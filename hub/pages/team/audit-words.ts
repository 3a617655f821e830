import { html } from 'hono/html'
import type { AuditEntry } from '../../../lib/contract/audit-list'
import { RetentionSubject } from '../../../lib/contract/retention-get'
import type { Markup } from '../page'
import { SUBJECTS } from './retention-form'

/** What is called by a name here, by its id. */
export interface AuditNames {
  member: Map<string, string>
  webhook: Map<string, string>
  source: Map<string, string>
  invitation: Map<string, string>
}

/** `webhook.added` as “Webhook added”. */
export function actionWords(action: string): string {
  const words = action.replace(/[._]/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a line is about, in words; undefined where its detail says it all. Law: nothing of an erased person. */
export function subjectWords(
  { id, action, subject, detail }: AuditEntry,
  names: AuditNames,
): Markup | string | undefined {
  const [noun = ''] = action.split('.')
  if (action === 'person.erased')
    return html`<a href="/team/privacy/receipt?${new URLSearchParams({ id })}">Its receipt</a>`
  if (noun === 'person') return personWords(action, detail)
  if (noun === 'retention') return retentionWords(subject, detail)
  if (!subject) return undefined
  if (noun === 'webhook') return named(names.webhook, subject, 'A webhook that was removed')
  if (noun === 'source') return named(names.source, subject, 'A source that is not here any more')
  if (noun === 'invitation' || action === 'member.invited')
    return named(names.invitation, subject, 'An invitation that waits no more')
  if (noun === 'member' || noun === 'password') return named(names.member, subject, 'A former member')
  return undefined
}

/** Its name; where that is gone, the end of its id tells it from others. */
function named(names: Map<string, string>, id: string, former: string): string {
  const name = names.get(id)
  return name ? `“${name}”` : `${former} (id …${id.slice(-6)})`
}

function personWords(action: string, { counts }: AuditEntry['detail']): string | undefined {
  if (action === 'person.exported' && typeof counts === 'object' && counts !== null) {
    const rows = Object.values(counts).reduce((sum: number, count) => sum + Number(count), 0)
    return `${rows} ${rows === 1 ? 'row' : 'rows'}`
  }
  return 'An address; only its keyed hash is kept'
}

function retentionWords(subject: string | undefined, detail: AuditEntry['detail']): string | undefined {
  const { data } = RetentionSubject.safeParse(subject)
  if (!data) return undefined
  const { days, before, removed } = detail
  const kept = (value: unknown) =>
    typeof value === 'number' ? `${value} ${value === 1 ? 'day' : 'days'}` : 'for ever'
  if (removed !== undefined) return `${SUBJECTS[data]}: ${String(removed)} removed, older than ${kept(days)}`
  return `${SUBJECTS[data]}: kept ${kept(days)}, before that ${kept(before)}`
}

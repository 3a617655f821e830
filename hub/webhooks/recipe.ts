import type { EventData, EventKind } from '../../lib/contract/webhook-event'
import type { Recipe } from '../../lib/contract/webhook-row'
import { ANSWERS, REASONS, VERDICT_NAMES } from '../../lib/domain/verdict-words'

/** What a delivery tells of, as it is stored. */
export interface Told {
  kind: EventKind | 'test'
  eventId: string
  webhookId: string
  subjectId: string
  /** Ms since 1970. */
  at: number
  data: unknown
}

/** The body that is posted. Law: made from the delivery alone, so that every retry posts the same bytes. */
export function bodyFor(recipe: Recipe, told: Told): string {
  return JSON.stringify(RECIPES[recipe](told))
}

const RECIPES: Record<Recipe, (told: Told) => object> = {
  standard: ({ kind, at, data, webhookId }) => ({
    type: kind,
    timestamp: new Date(at).toISOString(),
    data: kind === 'test' ? { webhookId } : data,
  }),
  slack: (told) => ({ text: textFor(told) }),
  automation: ({ kind, at, data, eventId, subjectId }) => {
    const { details = {}, ...rest } = data as { details?: object }
    return { event: kind, eventId, time: new Date(at).toISOString(), subjectId, ...rest, ...details }
  },
}

/** One line for a channel. */
function textFor({ kind, data }: Told): string {
  switch (kind) {
    case 'test':
      return 'Halfdoor: this is a test. Events will arrive here.'
    case 'feedback.added': {
      const { verdict, reason, leadId, details } = data as EventData<'feedback.added'>
      const why = reason ? `, ${REASONS[reason].name.toLowerCase()}` : ''
      return line(details?.member, `${VERDICT_NAMES[verdict]}${why}`, leadOf(leadId, details), details?.note)
    }
    case 'feedback.answered': {
      const { answer, until, leadId, details } = data as EventData<'feedback.answered'>
      const date = until ? ` ${new Date(until).toISOString().slice(0, 10)}` : ''
      const said = `Answer to a verdict: ${ANSWERS[answer]}${answer === 'recycled' ? date : ''}`
      return line(details?.member, said, leadOf(leadId, details), details?.note)
    }
    case 'objection.added': {
      const { kind: what, leadId, details } = data as EventData<'objection.added'>
      return line(
        details?.member,
        what === 'question' ? 'A buyer asked' : 'A buyer objected',
        leadOf(leadId, details),
        details?.text,
      )
    }
    case 'request.added': {
      const { requestId, details } = data as EventData<'request.added'>
      return line(
        details?.member,
        'Content wanted',
        details?.text ? '' : `request ${requestId}`,
        details?.text,
      )
    }
    case 'request.answered': {
      const { requestId, outcome, details } = data as EventData<'request.answered'>
      const what = details?.text ? '' : `request ${requestId}`
      return line(details?.member, `Request ${outcome}`, what, [
        details?.text,
        details?.asset ?? details?.note,
      ])
    }
  }
}

function leadOf(leadId: string, details?: { lead?: string; company?: string }): string {
  if (!details?.lead) return `lead ${leadId}`
  return details.company ? `${details.lead} (${details.company})` : details.lead
}

function line(
  member: string | undefined,
  said: string,
  what: string,
  words?: string | (string | undefined)[],
) {
  const quoted = [words]
    .flat()
    .filter(Boolean)
    .map((word) => `“${word}”`)
  const parts = [what ? `${said}: ${what}` : said, ...quoted, member ? `(${member})` : '']
  return escapeSlack(parts.filter(Boolean).join(' '))
}

/** Slack reads these three as markup; a lead's name must not become a link or call the whole channel. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

import type { ChangeItem } from '../../lib/contract/changes-pull'
import { changesPull } from '../../lib/contract/changes-pull'
import type { Contract, OutputOf, ParsedInputOf } from '../../lib/contract/contract'
import { ERROR_STATUS, type ErrorCodeName } from '../../lib/contract/error-code'
import { fileAdd } from '../../lib/contract/file-add'
import { leadSearch } from '../../lib/contract/lead-search'
import { importLeads } from '../../lib/contract/import-leads'
import { emptyOutcome, type MergeOutcome } from '../../lib/domain/import-entry'
import type { WireLead } from '../../lib/domain/import-wire'
import { EXTENSION_TOKEN_PATH } from '../../lib/contract/extension-token'
import { leadLookUp, type LeadFile } from '../../lib/contract/lead-look-up'
import type { Me } from '../../lib/contract/me-get'
import { outboxPush } from '../../lib/contract/outbox-push'
import { OutboxRow } from '../../lib/contract/outbox-row'
import { sessionSignOut } from '../../lib/contract/session-sign-out'

export const ME: Me = {
  workspace: { id: 'w1', name: 'Nordwind' },
  member: { id: 'm1', name: 'Kim Rep', email: 'kim@nordwind.example', role: 'rep' },
}

/** `before`: fails and does nothing. `after`: does it, and its answer is lost. `hang`: never answers. */
export type Fault = 'before' | 'after' | 'hang' | ErrorCodeName

export interface HubDouble {
  request: typeof fetch
  /** Acts as they were applied, each once. */
  applied: OutboxRow[]
  /** Requests as they came: path and body. */
  asked: { path: string; body: any }[]
  /** Taken from the front, one a request; `undefined` lets a request pass. */
  faults: (Fault | undefined)[]
  /** Refuses acts for good. */
  refuse: (row: OutboxRow) => { code: ErrorCodeName; message: string } | undefined
  /** What changed, as a hub counts it: its place is its version. */
  changes: ChangeItem[]
  files: LeadFile[]
  change(item: ChangeItem): void
  restored: boolean
  /** Answers a route that the double does not know of itself. */
  answer<C extends Contract<any, any>>(contract: C, give: (input: ParsedInputOf<C>) => OutputOf<C>): void
}

/** A hub in memory that speaks the contracts, knows acts by their ids, and fails when told, as a real one may. */
export function makeHubDouble(): HubDouble {
  const outcomes = new Map<
    string,
    { outcome: 'applied' | 'rejected'; code?: ErrorCodeName; message?: string }
  >()
  const waiting = new Set<() => void>()
  const touchpointIds = new Set<string>()

  const given = new Map<string, (body: unknown) => unknown>()

  const hub: HubDouble = {
    applied: [],
    asked: [],
    faults: [],
    refuse: () => undefined,
    changes: [],
    files: [],
    restored: false,
    answer: (contract, give) =>
      void given.set(contract.path, (body) => contract.output.parse(give(contract.input.parse(body)))),
    change(item) {
      hub.changes.push(item)
      waiting.forEach((wake) => wake())
    },
    async request(input, init) {
      const path = new URL(String(input)).pathname
      const sent = init?.body
      const body = sent instanceof Blob ? { bytes: await sent.text() } : JSON.parse(String(sent ?? '{}'))
      const signal = init?.signal ?? undefined
      hub.asked.push({ path, body })
      const fault = hub.faults.shift()
      if (fault === 'hang')
        return new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        )
      if (fault === 'before') throw new TypeError('Failed to fetch')
      if (fault && fault !== 'after') return refusal(fault)
      const answer = await answerTo(path, body, signal)
      if (fault === 'after') throw new TypeError('Failed to fetch')
      return answer
    },
  }
  return hub

  async function answerTo(path: string, body: any, signal: AbortSignal | undefined): Promise<Response> {
    if (path === outboxPush.path) return json(outboxPush.output.parse({ answers: body.rows.map(take) }))
    if (path === changesPull.path) return json(await changesOf(changesPull.input.parse(body), signal))
    if (path === leadLookUp.path) return json(filesOf(leadLookUp.input.parse(body)))
    if (path === leadSearch.path) return json(hitsOf(leadSearch.input.parse(body).text))
    if (path === importLeads.path) return json(mergeTouchpoints(importLeads.input.parse(body).leads))
    if (path === fileAdd.path)
      return json({
        url: 'https://hub.example/f/abc',
        name: 'a.pdf',
        type: 'application/pdf',
        size: body.bytes.length,
      })
    if (path === sessionSignOut.path) return json({})
    if (path === EXTENSION_TOKEN_PATH) return json({ token: 'secret-token', me: ME })
    const answer = given.get(path)
    return answer ? json(answer(body)) : refusal('notFound')
  }

  function hitsOf(text: string) {
    const found = hub.files.filter(({ lead }) => lead.name.toLowerCase().startsWith(text.toLowerCase()))
    return leadSearch.output.parse({ hits: found.map(({ lead }) => ({ id: lead.id, name: lead.name })) })
  }

  function mergeTouchpoints(leads: readonly WireLead[]): MergeOutcome {
    const outcome = emptyOutcome()
    for (const [id] of leads.flatMap(({ touchpoints }) => touchpoints)) {
      outcome.touchpoints[touchpointIds.has(id) ? 'same' : 'added']++
      touchpointIds.add(id)
    }
    return outcome
  }

  function take(raw: unknown) {
    const parsed = OutboxRow.safeParse(raw)
    if (!parsed.success) return { id: '', outcome: 'rejected', code: 'badRequest' }
    const row = parsed.data
    const before = outcomes.get(row.id)
    if (before) return { ...before, id: row.id, outcome: 'duplicate' }
    const refused = hub.refuse(row)
    if (!refused) hub.applied.push(row)
    const outcome = refused ? { outcome: 'rejected' as const, ...refused } : { outcome: 'applied' as const }
    // As the hub: what may come out otherwise the next time is not noted.
    if (!refused || ['conflict', 'gone'].includes(refused.code)) outcomes.set(row.id, outcome)
    return { id: row.id, ...outcome }
  }

  async function changesOf(
    input: { since: number; wait: number; leads: { id: string; updatedAt: number }[] },
    signal?: AbortSignal,
  ) {
    const touched = () =>
      input.leads.filter(
        ({ id, updatedAt }) => hub.files.find(({ lead }) => lead.id === id)?.updatedAt !== updatedAt,
      )
    if (hub.changes.length <= input.since && touched().length === 0 && input.wait > 0)
      await new Promise<void>((resolve, reject) => {
        waiting.add(resolve)
        setTimeout(resolve, input.wait * 1000)
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      })
    const since = hub.restored ? 0 : input.since
    const items = hub.changes.slice(since, since + 2)
    const cursor = since + items.length
    const answer = {
      cursor,
      items,
      more: cursor < hub.changes.length,
      leads: touched().map(({ id }) => id),
      ...(hub.restored ? { reset: true } : {}),
    }
    hub.restored = false
    return changesPull.output.parse(answer)
  }

  function filesOf({ emails, records, ids }: { emails: string[]; records: { id: string }[]; ids: string[] }) {
    const files = hub.files.filter(
      ({ lead, otherIds }) =>
        lead.emails.some((email) => emails.includes(email)) ||
        lead.crm.some((record) => records.some(({ id }) => id === record.id)) ||
        [lead.id, ...otherIds].some((id) => ids.includes(id)),
    )
    return leadLookUp.output.parse({ files })
  }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

function refusal(code: ErrorCodeName): Response {
  const error = { code, message: `The hub says ${code}.`, requestId: 'r1' }
  return new Response(JSON.stringify({ error }), { status: ERROR_STATUS[code] })
}

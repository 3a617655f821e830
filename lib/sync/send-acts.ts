import { importLeads } from '../contract/import-leads'
import type { OutboxRow } from '../contract/outbox-row'
import { outboxPush } from '../contract/outbox-push'
import type { LeadDraft } from '../domain/import-entry'
import { toWire, type WireLead } from '../domain/import-wire'
import type { Lead } from '../domain/lead'
import { numbersOf } from '../domain/model-version'
import type { Touchpoint } from '../domain/touchpoint'
import type { FileLine, FileNoun } from '../domain/workspace-file'
import type { HubClient } from '../hub/hub-client'
import { ExpectedError } from '../platform/expected-error'
import type { WorkspaceSender } from './send-workspace'

const MOST_ACTS = 100
/** Leads with their touchpoints in one request, and touchpoints among them. */
const MOST_LEADS = 500
const MOST_TOUCHPOINTS = 10_000

type Act = OutboxRow['act']

/**
 * Gives a workspace's file to a hub as acts of the member, whose name everything takes: for a marketer, who may not write
 * what others said (an admin may: `send-workspace.ts`). Every act has an id that is made of the row's own, so that a file that is sent
 * twice changes nothing the second time. Leads go first as they are, so that they keep their ids; their touchpoints by
 * the import, which finds them by address and record. Views are written by a hub alone and are left out.
 */
export function makeActSender(client: HubClient, signal: AbortSignal): WorkspaceSender {
  const added: Partial<Record<FileNoun, number>> = {}
  const acts: { noun: FileNoun; row: OutboxRow }[] = []
  const leads = new Map<string, Lead>()
  const journeys = new Map<string, Touchpoint[]>()
  let skipped = 0
  let held = 0

  const put = (noun: FileNoun, key: string, at: number, act: Act) =>
    acts.push({ noun, row: { id: `move:${key}`.slice(0, 200), at, act } })
  const count = (noun: FileNoun, by: number) => {
    if (by > 0) added[noun] = (added[noun] ?? 0) + by
  }

  async function tellActs(): Promise<void> {
    while (acts.length > 0) {
      const some = acts.slice(0, MOST_ACTS)
      const { answers } = await client.ask(outboxPush, { rows: some.map(({ row }) => row) }, { signal })
      for (const [index, { outcome, message, code }] of answers.entries()) {
        if (outcome === 'applied') count(some[index]!.noun, 1)
        if (outcome === 'rejected') {
          if (code === 'notAllowed') throw new ExpectedError(message ?? 'Your role may not move a workspace.')
          skipped++
        }
      }
      acts.splice(0, some.length)
    }
  }

  async function tellJourneys(): Promise<void> {
    await tellActs()
    const entries = [...journeys].flatMap(([id, touchpoints]): WireLead[] => {
      const lead = leads.get(id)
      return lead
        ? [{ draft: draftOf(lead), about: 'lead', adds: false, touchpoints: touchpoints.map(toWire) }]
        : []
    })
    if (entries.length > 0) {
      const outcome = await client.ask(importLeads, { leads: entries }, { patience: 120_000, signal })
      count('touchpoints', outcome.touchpoints.added)
      skipped += outcome.refused.length
    }
    journeys.clear()
    leads.clear()
    held = 0
  }

  return {
    result: () => ({ added, skipped }),
    async add(line: FileLine): Promise<void> {
      switch (line.noun) {
        case 'lead':
          if (leads.size >= MOST_LEADS || held >= MOST_TOUCHPOINTS) await tellJourneys()
          leads.set(line.row.id, line.row)
          put('lead', `lead:${line.row.id}`, line.row.createdAt, { op: 'leadAdd', lead: line.row })
          break
        case 'touchpoints': {
          const { leadId, touchpoints } = line.row
          journeys.set(leadId, [...(journeys.get(leadId) ?? []), ...touchpoints])
          held += touchpoints.length
          break
        }
        case 'view':
          skipped++
          break
        default:
          for (const [key, at, act] of actsOf(line)) put(line.noun, key, at, act)
      }
      if (acts.length >= MOST_ACTS) await tellActs()
    },
    /** Whatever is still held back. */
    finish: tellJourneys,
  }
}

function draftOf({ id: _id, anchors, createdAt, updatedAt: _at, ...rest }: Lead): LeadDraft {
  return { ...rest, anchors, createdAt }
}

type Told = [key: string, at: number, act: Act]

function actsOf(line: Exclude<FileLine, { noun: 'lead' | 'touchpoints' | 'view' }>): Told[] {
  switch (line.noun) {
    case 'asset':
      return [[`asset:${line.row.id}`, line.row.updatedAt, { op: 'assetPut', asset: line.row }]]
    case 'send': {
      const { id, at, moved } = line.row
      const judged: Told[] =
        moved === undefined ? [] : [[`judged:${id}`, at, { op: 'sendJudged', sendId: id, moved }]]
      return [[`send:${id}`, at, { op: 'sendAdd', send: line.row }], ...judged]
    }
    case 'feedback': {
      const { id, at, answer, seenAt, receiptSeenAt } = line.row
      const told: Told[] = [[`feedback:${id}`, at, { op: 'feedbackAdd', feedback: line.row }]]
      if (seenAt !== undefined) told.push([`seen:${id}`, seenAt, { op: 'feedbackSeen', feedbackId: id }])
      if (answer) told.push([`answer:${id}`, answer.at, { op: 'feedbackAnswer', feedbackId: id, answer }])
      if (receiptSeenAt !== undefined)
        told.push([`receipt:${id}`, receiptSeenAt, { op: 'receiptSeen', feedbackId: id }])
      return told
    }
    case 'dispute':
      return [[`dispute:${line.row.id}`, line.row.at, { op: 'disputePut', dispute: line.row }]]
    case 'objection': {
      const { id, at, answeredBy, answeredAt } = line.row
      const answered: Told[] = answeredBy
        ? [
            [
              `answered:${id}`,
              answeredAt ?? at,
              { op: 'objectionAnswer', objectionId: id, assetId: answeredBy },
            ],
          ]
        : []
      return [[`objection:${id}`, at, { op: 'objectionAdd', objection: line.row }], ...answered]
    }
    case 'request': {
      const { id, at, outcome } = line.row
      const answered: Told[] = outcome
        ? [
            [
              `outcome:${id}`,
              outcome.at,
              {
                op: 'requestAnswer',
                requestId: id,
                kind: outcome.kind,
                assetId: outcome.assetId,
                note: outcome.note,
              },
            ],
          ]
        : []
      return [[`request:${id}`, at, { op: 'requestAdd', request: line.row }], ...answered]
    }
    case 'handoff':
      return [[`handoff:${line.row}`, 0, { op: 'handoffPut', stage: line.row }]]
    case 'reports':
      return [['reports', 0, { op: 'reportSettingsPut', settings: line.row }]]
    case 'definition':
      return line.row.flatMap(({ version, rule, note, at, agreed }): Told[] => [
        [`definition:${version}:${at}`, at, { op: 'definitionAdd', rule, note }],
        ...(['marketing', 'sales'] as const).flatMap((side): Told[] => {
          const yes = agreed[side]
          const act = { op: 'definitionAgree', version, side, by: yes?.by ?? '' } as const
          return yes ? [[`agreed:${version}:${side}:${yes.at}`, yes.at, act]] : []
        }),
      ])
    case 'model': {
      const { versions, inForce } = line.row
      const edited = versions.filter(({ origin }) => origin !== 'default')
      const made = edited.map(({ version, model, note, at = 0 }): Told => [
        `model:${version}:${at}`,
        at,
        { op: 'modelAdd', numbers: numbersOf(model), note },
      ])
      const last = edited.at(-1)?.version
      const use: Told[] =
        last !== undefined && last !== inForce
          ? [[`use:${inForce}:${last}`, 0, { op: 'modelUse', version: inForce }]]
          : []
      return [...made, ...use]
    }
  }
}

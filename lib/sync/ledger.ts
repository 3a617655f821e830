import { changesPull } from '../contract/changes-pull'
import type { Contract, InputOf } from '../contract/contract'
import { fileAdd } from '../contract/file-add'
import { importLeads } from '../contract/import-leads'
import type { Role } from '../contract/role'
import type { OutboxAct } from '../contract/outbox-row'
import { fromWire } from '../domain/import-wire'
import { HubError, wireOf, type HubClient } from '../hub/hub-client'
import type { HalfdoorDatabase } from '../store/database'
import { report } from '../platform/report'
import { addLedgerRow, repeatLedgerRow, setLedgerOutcome } from '../store/ledger-store'

interface LedgerParts {
  /** The person's own database: the ledger outlives a hub's copy that is wiped. */
  own: HalfdoorDatabase
  now(): number
  /** Law: asked before each request; where it is false, nothing is written and nothing leaves. */
  mayAsk(): boolean
  /** The member's; what another role may ask is not sent. Absent while nobody knows. */
  role?(): Role | undefined
}

/** A client whose every request stands in the ledger before it leaves, with what became of it after. */
export function makeLedgerClient(client: HubClient, { own, now, mayAsk, role }: LedgerParts): HubClient {
  /** The last waiting pull: an open panel repeats it twice a minute, and thousands of such rows would hide the others. */
  let pull: { seq: number; fields: string } | undefined
  /** Pulls that could not be noted since the last one that was. */
  let missed = 0

  async function noted(contract: Contract<any, any>, input: unknown): Promise<number> {
    const fields = fieldsOf(named(contract, input))
    const isPull = contract.name === changesPull.name
    const isSame = isPull && pull?.fields === fields.join()
    if (isSame && pull && (await repeatLedgerRow(own, pull.seq, now()))) return pull.seq
    const seq = await addLedgerRow(own, {
      at: now(),
      route: contract.name,
      what: whatOf(contract, input) + (isPull && missed > 0 ? missedWords(missed) : ''),
      fields,
      bytes: new TextEncoder().encode(JSON.stringify(input)).length,
    })
    pull = isPull ? { seq, fields: fields.join() } : undefined
    if (isPull) missed = 0
    return seq
  }

  function notedFile(bytes: number): Promise<number> {
    pull = undefined
    const { name, summary } = fileAdd
    return addLedgerRow(own, { at: now(), route: name, what: summary, fields: FILE_FIELDS, bytes })
  }

  /** A full disk must not keep a browser from hearing that its access was ended: a pull goes all the same. */
  async function notedIfPossible(contract: Contract<any, any>, input: unknown): Promise<number | undefined> {
    try {
      return await noted(contract, input)
    } catch (error) {
      if (contract.name !== changesPull.name || !mayAsk()) throw error
      missed++
      report(error, 'noting in the ledger that changes are asked for')
      return undefined
    }
  }

  /** Where that cannot be kept, what the hub answered counts all the same. */
  async function noteOutcome(seq: number | undefined, outcome: string): Promise<void> {
    if (seq === undefined) return
    try {
      await setLedgerOutcome(own, seq, outcome)
    } catch (error) {
      if (mayAsk()) report(error, 'noting in the ledger what became of a request')
    }
  }

  /** Notes it, does it, and notes what became of it. */
  async function within<Answer>(
    note: () => Promise<number | undefined>,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (!mayAsk()) throw new HubError('signedOut', NOT_YET)
    const seq = await note()
    try {
      const answer = await work()
      await noteOutcome(seq, 'ok')
      return answer
    } catch (error) {
      await noteOutcome(seq, error instanceof HubError ? error.code : 'failed')
      throw error
    }
  }

  return {
    async ask(contract, input, wait) {
      refuseRole(contract, role?.())
      const sent = wireOf(contract, input)
      return within(
        () => notedIfPossible(contract, sent),
        () => client.ask(contract, sent, wait),
      )
    },
    sendFile: (file, signal) =>
      within(
        () => notedFile(file.body.size),
        () => client.sendFile(file, signal),
      ),
  }
}

const NOT_YET =
  'Sign in to the hub again, or agree to what is sent: until then nothing is asked of it. Both are in the settings, under Team.'

function refuseRole({ roles }: Contract<any, any>, role: Role | undefined): void {
  if (role && !roles.includes(role))
    throw new HubError('notAllowed', `This is for a ${roles.join(' or ')}; you are a ${role}.`)
}

/** What of a file leaves the browser. */
export const FILE_FIELDS = ['content', 'name']

/** What kinds of act there are, for the ledger and for what waits: "verdict on a lead". */
export const ACT_WORDS: Record<OutboxAct['op'], string> = {
  feedbackAdd: 'verdict on a lead',
  feedbackUndo: 'verdict taken back',
  feedbackDetail: 'reason of a verdict',
  feedbackSeen: 'verdict looked at',
  feedbackAnswer: 'answer to a verdict',
  receiptSeen: 'answer seen',
  disputePut: 'stage disputed',
  disputeRemove: 'dispute taken back',
  sendAdd: 'content sent to a lead',
  sendJudged: 'what became of content sent',
  assetPut: 'content changed',
  leadAdd: 'lead added by hand',
  objectionAdd: 'objection or question of a buyer',
  objectionUndo: 'objection or question taken back',
  objectionAnswer: 'answer to an objection',
  requestAdd: 'content requested',
  requestVote: 'vote for content requested',
  requestUndo: 'content request taken back',
  requestAnswer: 'answer to a content request',
  definitionAdd: 'definition changed',
  definitionAgree: 'definition agreed to',
  modelAdd: 'stage model changed',
  modelUse: 'stage model put in force',
  modelDecide: 'learned points decided on',
  handoffPut: 'handoff line moved',
  reportSettingsPut: 'settings of reports changed',
}

/** In words, and never in those that are sent: of acts which and how many, else what the route is for. */
function whatOf({ summary }: Contract<any, any>, input: unknown): string {
  const { rows } = input as { rows?: unknown }
  const ops = Array.isArray(rows) ? rows.flatMap((row) => opOf(row) ?? []) : []
  if (ops.length === 0) return summary
  const counted = Map.groupBy(ops, (op) => ACT_WORDS[op])
  return [...counted].map(([words, { length }]) => (length > 1 ? `${words} (${length})` : words)).join(', ')
}

const missedWords = (n: number) => ` ${n} more before it could not be noted here.`

function opOf(row: unknown): OutboxAct['op'] | undefined {
  const op = (row as { act?: { op?: string } } | null)?.act?.op
  return op !== undefined && Object.hasOwn(ACT_WORDS, op) ? (op as OutboxAct['op']) : undefined
}

/** Touchpoints travel as their values alone: with their names. */
function named({ name }: Contract<any, any>, input: unknown): unknown {
  if (name !== importLeads.name) return input
  return { leads: (input as InputOf<typeof importLeads>).leads.map(fromWire) }
}

/** Paths of the fields that hold something, each once; of a list those of its items. */
export function fieldsOf(input: unknown): string[] {
  const found = new Set<string>()
  const walk = (value: unknown, path: string): void => {
    if (value === undefined || value === null) return
    if (Array.isArray(value)) return value.forEach((item) => walk(item, path))
    if (typeof value !== 'object') return void found.add(path)
    for (const [name, item] of Object.entries(value)) walk(item, path ? `${path}.${name}` : name)
  }
  walk(input, '')
  return [...found].sort()
}

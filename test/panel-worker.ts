import type { AccountReading } from '../lib/domain/account'
import type { Verdict } from '../lib/domain/verdict-words'
import type { AssetHit, PanelToWorker } from '../lib/messages/panel-to-worker'
import type { InputOf } from '../lib/messages/message'
import type { FeedbackLine, LeadHit, LeadView, PanelView, TouchpointsPage } from '../lib/messages/panel-view'
import type { Touchpoint } from '../lib/domain/touchpoint'
import { makeTouchpointsPage } from './panel-states'

type Name = keyof PanelToWorker & string

export interface PanelWorker {
  view: PanelView
  /** Every touchpoint of the lead, where there are more than its first page. */
  touchpoints?: Touchpoint[]
  assets: AssetHit[]
  leads: LeadHit[]
  /** The lead's company, where others are known there. */
  account: AccountReading | null
  /** What the page's draft makes of an insertion. */
  outcome: 'inserted' | 'already' | 'noDraft' | 'failed'
  /** False: the draft has it, but the send could not be logged. */
  logged?: boolean
  /** Who wants what is asked for, the rep counted. */
  votes: number
  /** Messages as they came. */
  calls: { name: string; input: any }[]
  /** The next messages of this name fail with this, until it is taken away. */
  failures: Map<string, Error>
  /** Messages of this name wait until the promise is kept. */
  gates: Map<string, Promise<void>>
  ask: (name: Name, input: any) => Promise<any>
}

/** A worker in memory: keeps what the panel changes, answers as the real one does, and fails when told. */
export function makePanelWorker(view: PanelView, now: () => number = Date.now): PanelWorker {
  const worker: PanelWorker = {
    view,
    assets: [],
    leads: [],
    account: null,
    outcome: 'inserted',
    votes: 1,
    calls: [],
    failures: new Map(),
    gates: new Map(),
    async ask(name, input) {
      const given = overTheWire(input)
      worker.calls.push({ name, input: given })
      await worker.gates.get(name)
      const failure = worker.failures.get(name)
      if (failure) throw failure
      return overTheWire(await answers[name](given))
    },
  }
  const leadView = (): LeadView => {
    if (worker.view.kind !== 'lead') throw new Error('no lead is shown')
    return worker.view.view
  }
  const change = (part: Partial<LeadView>) => {
    if (worker.view.kind === 'lead') worker.view = { ...worker.view, view: { ...leadView(), ...part } }
  }
  const changeLine = (id: string, part: Partial<FeedbackLine>) => {
    change({ feedback: leadView().feedback.map((line) => (line.id === id ? { ...line, ...part } : line)) })
    return leadView().feedback.find((line) => line.id === id)
  }
  let ids = 0
  const answers: { [Key in Name]: (input: InputOf<PanelToWorker[Key]>) => unknown } = {
    panelView: () => worker.view,
    touchpointsList: (input) => touchpointsPage(worker.touchpoints ?? leadView().touchpoints.items, input),
    accountRead: () => worker.account,
    personChoose: () => undefined,
    leadSearch: ({ text }) =>
      worker.leads.filter((hit) => JSON.stringify(hit).toLowerCase().includes(text.toLowerCase())),
    leadPick: () => undefined,
    leadAdd: () => ({ leadId: 'lead-new' }),
    disputePut: ({ leadId, stage, why }) => {
      const { journey } = leadView()
      const dispute = { id: 'd', leadId, stage, why, computed: journey.stage, member: 'Rosa', at: now() }
      change({ dispute: { ...dispute, modelVersion: journey.modelVersion } })
      return leadView().dispute
    },
    disputeRemove: () => change({ dispute: undefined }),
    assetSearch: ({ text, stage, limit = 30 }) => {
      const hits = worker.assets.filter(
        (hit) =>
          hit.title.toLowerCase().includes(text.toLowerCase()) && (!stage || hit.stages.includes(stage)),
      )
      return { hits: hits.slice(0, limit), total: hits.length, ms: 1 }
    },
    assetFacets: () => ({ personas: ['Operations', 'IT'], industries: ['Logistics', 'Retail'] }),
    assetInsert: ({ assetId }) => ({
      outcome: worker.outcome,
      logged: worker.logged,
      text: `Text of ${assetId}`,
      html: `<p>Text of ${assetId}</p>`,
    }),
    sendCopied: () => undefined,
    feedbackAdd: ({ verdict }: { verdict: Verdict }) => {
      const line = { id: `feedback-new-${++ids}`, verdict, member: 'Rosa', at: now(), receiptIsNew: false }
      change({ feedback: [line, ...leadView().feedback] })
      return line
    },
    feedbackUndo: ({ feedbackId }) =>
      change({ feedback: leadView().feedback.filter((line) => line.id !== feedbackId) }),
    // As a whole: what is absent is cleared.
    feedbackDetail: ({ feedbackId, reason, until, note }) => changeLine(feedbackId, { reason, until, note }),
    receiptSeen: ({ feedbackId }) => {
      changeLine(feedbackId, { receiptIsNew: false })
    },
    objectionAdd: ({ kind, text }) => {
      const line = { id: `objection-new-${++ids}`, kind, text: text.trim(), member: 'Rosa', at: now() }
      change({ objections: [line, ...leadView().objections] })
      return line
    },
    objectionUndo: ({ objectionId }) =>
      change({ objections: leadView().objections.filter(({ id }) => id !== objectionId) }),
    objectionAnswer: ({ objectionId, assetId }) => {
      const answered = { answeredBy: { assetId, title: `Title of ${assetId}` }, offer: undefined }
      const objections = leadView().objections.map((each) =>
        each.id === objectionId ? { ...each, ...answered } : each,
      )
      change({ objections })
      return objections.find(({ id }) => id === objectionId)
    },
    requestAdd: () => ({ requestId: `request-${++ids}`, votes: worker.votes }),
    requestUndo: () => undefined,
    requestReceiptSeen: ({ requestId }) =>
      change({ requestReceipts: leadView().requestReceipts.filter((each) => each.requestId !== requestId) }),
    siteTeach: () => ({ taught: true }),
    siteTeachStop: () => undefined,
    siteForget: () => undefined,
    pageReport: () => ({ text: '{ "shape": "<html>x</html>" }', name: 'halfdoor-generic-page.json' }),
    panelClose: () => undefined,
    houseOpen: () => undefined,
  }
  return worker
}

/** As the browser's messages do it: what the panel holds is never the worker's own, and `undefined` is lost. */
function overTheWire(data: unknown): any {
  return JSON.parse(JSON.stringify({ data })).data
}

function touchpointsPage(
  all: Touchpoint[],
  input: InputOf<PanelToWorker['touchpointsList']>,
): TouchpointsPage {
  const wanted = all.filter(
    ({ side, type }) => (!input.side || input.side === side) && (!input.types || input.types.includes(type)),
  )
  const whole = makeTouchpointsPage(all)
  const { machines } = makeTouchpointsPage(wanted)
  const shown = input.peopleOnly ? wanted.filter(({ grade }) => grade !== 'machine') : wanted
  const page = makeTouchpointsPage(shown, Number(input.cursor ?? 0))
  return { ...whole, machines, items: page.items, cursor: page.cursor }
}

/** Assets for a library that can be searched. */
export function makeAssetHits(): AssetHit[] {
  const hit = (assetId: string, title: string, change: Partial<AssetHit> = {}): AssetHit => ({
    assetId,
    title,
    type: 'guide',
    url: `https://acme-tools.example/${assetId}`,
    summary: `All of ${title.toLowerCase()} on two pages.`,
    stages: ['consideration'],
    personas: [],
    industries: [],
    sends: 4,
    copied: 1,
    ...change,
  })
  return [
    hit('sso-guide', 'SSO setup guide'),
    hit('sso-faq', 'SSO questions and answers', { type: 'faq', sends: 0, copied: 0 }),
    hit('sso-battlecard', 'SSO battle card', { blocked: 'internal: not for customers' }),
    hit('migration', 'Migration checklist', {
      type: 'checklist',
      stages: ['evaluation'],
      sends: 1,
      copied: 1,
    }),
  ]
}

/** The worker that the mocked messenger speaks to; a test puts its own here. */
export const played: { worker?: PanelWorker } = {}

/** Stands for lib/messages/messenger.ts in component tests. */
export const messengerDouble = {
  askAsPanel: (name: Name, input: unknown) => {
    if (!played.worker) throw new Error('no worker is played')
    return played.worker.ask(name, input)
  },
}

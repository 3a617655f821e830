import type { Asset } from '../../lib/domain/asset'
import { assetUseOver, type AssetState } from './asset-use-double'
import { localConnection } from './connection-double'
import { hearBuyers, requestLine, type Names } from '../../lib/domain/buyer-voice'
import type { ContentRequest } from '../../lib/domain/content-request'
import {
  agree,
  makeVersion,
  versionInForce,
  type DefinitionVersion,
} from '../../lib/domain/definition/definition'
import { startTrial } from '../../lib/domain/definition/definition-trial'
import { verdictsByVersion } from '../../lib/domain/definition/version-verdicts'
import { tallyDisputes } from '../../lib/domain/dispute-tally'
import { feedbackState, type Feedback } from '../../lib/domain/feedback'
import { addModel, DEFAULT_BOOK, numbersOf, putInForce, type ModelBook } from '../../lib/domain/model-version'
import type { Objection } from '../../lib/domain/objection'
import type { LearningView } from '../../lib/messages/model-view'
import type { Lead } from '../../lib/domain/lead'
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../lib/domain/reports/report-settings'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { Handlers } from '../../lib/messages/door'
import {
  houseToWorker,
  type DisputeLine,
  type HostList,
  type HouseToWorker,
  type Settings,
} from '../../lib/messages/house-to-worker'
import { ExpectedError } from '../../lib/platform/expected-error'

/** A workspace in memory, as the double keeps it. */
export interface HouseState extends AssetState {
  now: () => number
  feedback: Feedback[]
  disputes: DisputeLine[]
  settings: Settings
  sites: string[]
  /** Absent where a test is not about hosts. */
  hosts?: HostList
  leads: number
  touchpoints: number
  sample: boolean
  /** Absent where a test is not about what buyers say. */
  objections?: Objection[]
  requests?: ContentRequest[]
  /** Absent where a test is not about reports. */
  reportSettings?: ReportSettings
  /** Absent where a test is not about the definition. */
  versions?: DefinitionVersion[]
  /** The leads that a definition is held against. */
  people?: { lead: Lead; touchpoints: Touchpoint[] }[]
  /** Absent where a test is not about the stage model: then it has the default version. */
  model?: ModelBook
  learning?: LearningView
  /** What `sampleFill` brings and `sampleRemove` takes. */
  sampleRows?: Pick<HouseState, 'feedback' | 'assets' | 'sends' | 'leads' | 'touchpoints'>
}

type Name = keyof HouseToWorker & string

/** Stands for the worker in tests and pictures: same messages, same checks of their input, rows in memory. */
export function makeHouseDouble(state: HouseState, pageSize = 50) {
  const failures = new Map<Name, unknown>()
  const holds = new Map<Name, Promise<void>>()
  const asked: { name: Name; input: unknown }[] = []
  const handlers = handlersOver(state, pageSize)
  return {
    state,
    asked,
    /** The next call of this message rejects. */
    failNext: (name: Name, error: unknown = new Error('worker gone')) => failures.set(name, error),
    /** The next call of this message waits until the function that comes back is called. */
    holdNext(name: Name): () => void {
      const { promise, resolve } = Promise.withResolvers<void>()
      holds.set(name, promise)
      return resolve
    },
    async ask(name: Name, input: unknown): Promise<unknown> {
      asked.push({ name, input })
      const hold = holds.get(name)
      holds.delete(name)
      await hold
      if (failures.has(name)) {
        const error = failures.get(name)
        failures.delete(name)
        throw error
      }
      const parsed = houseToWorker[name].input.parse(input)
      return structuredClone(await handlers[name](parsed as never, { kind: 'house' }))
    },
  }
}

export type HouseDouble = ReturnType<typeof makeHouseDouble>

function handlersOver(state: HouseState, pageSize: number): Handlers<HouseToWorker> {
  const summary = () => ({
    leads: state.leads,
    touchpoints: state.touchpoints,
    assets: state.assets.length,
    feedback: state.feedback.length,
    sends: state.sends.length,
    sample: state.sample,
  })
  const changeFeedback = (id: string, change: (feedback: Feedback) => Feedback) => {
    const index = state.feedback.findIndex((each) => each.id === id)
    if (index < 0) throw new ExpectedError('This verdict was taken back.')
    state.feedback = state.feedback.with(index, change(state.feedback[index]!))
    return state.feedback[index]!
  }
  const hosts = () =>
    (state.hosts ??= { version: 20_261_122, isUpdate: false, takesUpdates: true, hosts: [], taught: [] })
  const putAsset = (asset: Asset) => {
    state.assets = [...state.assets.filter((each) => each.id !== asset.id), asset]
    return asset
  }
  const names: Names = {
    leadOf: (id) => ({ name: `Lead ${id}`, company: 'Acme GmbH' }),
    titleOf: (id) => state.assets.find((asset) => asset.id === id)?.title,
  }
  const modelBook = () => state.model ?? DEFAULT_BOOK
  const mine = () => ({ by: state.settings.member, at: state.now() })
  const decide = (outcome: 'accepted' | 'refused', by: string, why?: string) => {
    const { at, result } = state.learning!
    const { model, models } = result.report!
    const made =
      outcome === 'accepted'
        ? addModel(modelBook(), { origin: 'learned', numbers: numbersOf(model!), by, at: state.now() })
        : modelBook()
    const figures = { present: models.defaults.logLoss, proposed: models.proposed!.logLoss }
    const version = outcome === 'accepted' ? { version: made.inForce } : {}
    const word = { outcome, by, at: state.now(), ...(why ? { why } : {}), ...version }
    const decision = { ...word, learnedAt: at, horizonDays: result.horizonDays, ...figures }
    state.model = { ...made, decisions: [...made.decisions, decision] }
    state.learning = { ...state.learning!, decided: true }
  }
  return {
    ...localConnection(),
    workspaceSummary: summary,
    feedbackList({ state: wanted, verdict, text, cursor }) {
      const all = state.feedback.toSorted((a, b) => b.at - a.at)
      const counts = { new: 0, seen: 0, answered: 0, total: all.length }
      for (const each of all) counts[feedbackState(each)] += 1
      const fits = all.filter(
        (each) =>
          (!wanted || feedbackState(each) === wanted) &&
          (!verdict || each.verdict === verdict) &&
          (!text || wordsOf(each).includes(text.toLowerCase())),
      )
      const start = cursor ? Number(cursor) : 0
      const end = start + pageSize
      return { items: fits.slice(start, end), counts, ...(end < fits.length ? { cursor: String(end) } : {}) }
    },
    feedbackGet: ({ feedbackId }) => state.feedback.find((each) => each.id === feedbackId) ?? null,
    feedbackSeen({ feedbackId }) {
      changeFeedback(feedbackId, (each) => ({ ...each, seenAt: each.seenAt ?? state.now() }))
    },
    feedbackAnswer: ({ feedbackId, answer }) =>
      changeFeedback(feedbackId, ({ receiptSeenAt: _, ...each }) => ({
        ...each,
        seenAt: each.seenAt ?? state.now(),
        answer: { ...answer, by: state.settings.member, at: state.now() },
      })),
    disputeList: () => state.disputes.toSorted((a, b) => b.at - a.at),
    ...assetUseOver(state),
    assetPut(draft) {
      const known = state.assets.find((asset) => asset.id === draft.id)
      const id = known?.id ?? `asset-${state.assets.length + 1}`
      return putAsset({ ...draft, id, createdAt: known?.createdAt ?? state.now(), updatedAt: state.now() })
    },
    assetRetire({ assetId, retired }) {
      const known = state.assets.find((asset) => asset.id === assetId)
      if (!known) throw new ExpectedError('This asset is gone.')
      return putAsset({ ...known, retired, updatedAt: state.now() })
    },
    definitionGet() {
      const versions = state.versions ?? []
      const inForce = versionInForce(versions, state.now())?.version
      const verdicts = verdictsByVersion(state.feedback)
      return { versions, verdicts, ...(inForce === undefined ? {} : { inForce }) }
    },
    definitionPut(draft) {
      const version = makeVersion(state.versions ?? [], {
        ...draft,
        by: state.settings.member,
        at: state.now(),
      })
      state.versions = [...(state.versions ?? []), version]
    },
    definitionAgree({ version, side, by }) {
      state.versions = state.versions?.map((each) =>
        each.version === version ? agree(each, side, { by, at: state.now() }) : each,
      )
    },
    definitionTry({ rule }) {
      const standing = versionInForce(state.versions ?? [], state.now())?.rule
      const verdictOf = (leadId: string) =>
        state.feedback.toSorted((a, b) => b.at - a.at).find((each) => each.leadId === leadId)
      const trial = startTrial(rule, standing, verdictOf, state.now())
      for (const { lead, touchpoints } of state.people ?? []) trial.visit(lead, touchpoints)
      return { isDone: true as const, result: trial.result() }
    },
    objectionList: () => hearBuyers(state.objections ?? [], names),
    requestList: () =>
      (state.requests ?? []).toSorted((a, b) => b.at - a.at).map((request) => requestLine(request, names)),
    requestAnswer({ requestId, ...word }) {
      const outcome = { ...word, ...mine() }
      state.requests = state.requests?.map((each) => (each.id === requestId ? { ...each, outcome } : each))
    },
    reportSettingsGet: () => state.reportSettings ?? DEFAULT_REPORT_SETTINGS,
    reportSettingsPut: (settings) => (state.reportSettings = settings),
    modelGet: () => ({
      book: modelBook(),
      disputes: tallyDisputes(state.disputes),
      ...(state.learning ? { learning: state.learning } : {}),
    }),
    modelPut({ numbers, note }) {
      state.model = addModel(modelBook(), { origin: 'edited', numbers, note, ...mine() })
    },
    modelUse({ version }) {
      state.model = putInForce(modelBook(), version, mine().by, mine().at)
    },
    modelAccept: ({ by }) => decide('accepted', by),
    modelRefuse: ({ by, why }) => decide('refused', by, why),
    settingsGet: () => state.settings,
    settingsPut: (settings) => (state.settings = settings),
    siteList: () => state.sites.map((origin) => ({ origin })),
    hostList: hosts,
    hostSwitch({ host, on }) {
      for (const line of hosts().hosts) if (line.host === host) line.on = on
      return hosts()
    },
    tablesPut() {
      throw new ExpectedError('The signature of this file does not fit.')
    },
    tablesReset: () => Object.assign(hosts(), { isUpdate: false }),
    siteUnteach({ host }) {
      const list = hosts()
      return Object.assign(list, { taught: list.taught.filter((line) => line.host !== host) })
    },
    sampleFill() {
      const rows = state.sampleRows
      if (rows) Object.assign(state, rows)
      state.sample = true
      return summary()
    },
    sampleRemove() {
      const none = { feedback: [], disputes: [], assets: [], sends: [], leads: 0, touchpoints: 0 }
      Object.assign(state, { ...none, sample: false })
      return summary()
    },
  }
}

function wordsOf({ snapshot, note, member }: Feedback): string {
  return [snapshot.leadName, snapshot.company, note, member].join('\n').toLowerCase()
}

import type { Asset } from '../domain/asset'
import { hearBuyers, requestLine, type Names } from '../domain/buyer-voice'
import { versionInForce } from '../domain/definition/definition'
import { countsTouches, startTrial } from '../domain/definition/definition-trial'
import { verdictsByVersion } from '../domain/definition/version-verdicts'
import { FEEDBACK_PAGE } from '../domain/feedback-filter'
import { viewRate } from '../domain/reports/asset-use'
import { isOpened, makeAssetViews } from '../domain/reports/asset-views'
import type { Send } from '../domain/send'
import type { AssetUse } from '../messages/house-to-worker'
import type { WorkspaceSource } from '../messages/workspace-source'
import type { HalfdoorDatabase } from '../store/database'
import { getVersions } from '../store/definition-store'
import { listDisputes } from '../store/dispute-store'
import { everyVerdict, findFeedback, listFeedback } from '../store/feedback-store'
import { makeLeadScan } from '../store/lead-scan'
import type { LibraryShelf } from '../store/library'
import { everyObjection } from '../store/objection-store'
import { everyRequest } from '../store/request-store'
import { sendsOfAsset } from '../store/send-store'
import { firstViewedAt, trackedSends, viewsOfAsset } from '../store/view-store'
import { summariseWorkspace } from '../store/workspace-store'
import { learnHere } from './local-learning'
import { runReports } from './report-run'

const MOST_SENDS = 100
const GONE = 'A lead that is no longer here'

/** What a local workspace is asked over. */
interface LocalParts {
  db: HalfdoorDatabase
  shelf: LibraryShelf
  now(): number
}

/** The source of a local workspace: all its rows are in this browser. What it keeps in memory goes with the signal. */
export function makeLocalSource({ db, shelf, now }: LocalParts, signal: AbortSignal): WorkspaceSource {
  const scan = makeLeadScan(db, signal)

  /** Rows with the name and company of their leads. */
  async function named<Row extends { leadId: string }>(rows: readonly Row[]) {
    const leads = await db.leads.bulkGet(rows.map(({ leadId }) => leadId))
    return rows.map((row, i) => ({
      row,
      leadName: leads[i]?.name ?? GONE,
      ...(leads[i]?.company === undefined ? {} : { company: leads[i].company }),
    }))
  }

  async function namesOf(leadIds: readonly string[]): Promise<Names> {
    const ids = [...new Set(leadIds)]
    const [leads, { byId }] = await Promise.all([db.leads.bulkGet(ids), shelf.get()])
    const known = new Map(ids.map((id, i) => [id, leads[i]]))
    return { leadOf: (id) => known.get(id), titleOf: (id) => byId.get(id)?.title }
  }

  return {
    feedbackList: (filter, cursor) =>
      listFeedback(db, filter, { size: FEEDBACK_PAGE, ...(cursor ? { cursor } : {}) }),

    feedbackGet: (feedbackId) => findFeedback(db, feedbackId),

    async disputeList() {
      const lines = await named(await listDisputes(db))
      return lines.map(({ row, ...lead }) => ({ ...row, ...lead }))
    },

    async assetUseList() {
      const [{ assets }, sends, opened, viewedAt] = await Promise.all([
        shelf.get(),
        db.sends.toArray(),
        trackedSends(db),
        firstViewedAt(db),
      ])
      const byAsset = Map.groupBy(sends, (send) => send.assetId)
      return assets.map(({ terms: _terms, ...asset }) =>
        assetUse(asset, (byAsset.get(asset.id) ?? []).map(withViews)),
      )

      function withViews(send: Send) {
        return { ...send, tracked: send.tracked || opened.has(send.id), viewedAt: viewedAt.get(send.id) }
      }
    },

    async assetSends(assetId) {
      const [lines, opened] = await Promise.all([
        sendsOfAsset(db, assetId, MOST_SENDS).then(named),
        viewsOfAsset(db, assetId),
      ])
      const sends = lines.map(({ row: { at, member, outcome, stage }, ...lead }) => ({
        at,
        ...lead,
        member,
        outcome,
        ...(stage ? { stage } : {}),
      }))
      const views = makeAssetViews(opened)
      return { sends, ...(isOpened(views) ? { views } : {}) }
    },

    definitionVerdicts: async () => verdictsByVersion(await everyVerdict(db)),

    async definitionTry(rule) {
      const at = now()
      const [versions, feedback] = await Promise.all([getVersions(db), everyVerdict(db)])
      const standing = versionInForce(versions, at)?.rule
      // Oldest first, so the latest verdict on a lead stays.
      const verdicts = new Map(
        feedback.map(({ leadId, verdict, at: givenAt }) => [leadId, { verdict, at: givenAt }]),
      )
      const trial = startTrial(rule, standing, (leadId) => verdicts.get(leadId), at)
      const reads = [rule, ...(standing ? [standing] : [])].some(countsTouches)
      for (const { lead, touchpoints } of await scan.read(reads)) trial.visit(lead, touchpoints)
      return { isDone: true, result: trial.result() }
    },

    async objectionList() {
      const objections = await everyObjection(db)
      return hearBuyers(objections, await namesOf(objections.map(({ leadId }) => leadId)))
    },

    async requestList() {
      const requests = await everyRequest(db)
      const names = await namesOf(
        requests.flatMap(({ votes }) => votes.flatMap(({ leadId }) => leadId ?? [])),
      )
      return requests.map((request) => requestLine(request, names))
    },

    workspaceSummary: (withTouchpoints) => summariseWorkspace(db, withTouchpoints),

    runReports: (tell, signal) => runReports({ db, now }, tell, signal),

    learnModel: (horizonDays, tell, signal) => learnHere({ db, now }, horizonDays, tell, signal),
  }
}

/** Plain counts over an asset's sends. */
function assetUse(
  asset: Asset,
  sends: readonly (Send & { tracked?: boolean; viewedAt: number | undefined })[],
): AssetUse {
  const inserted = sends.filter((send) => send.outcome === 'inserted').length
  const { validTo } = asset
  const { n: tracked, hits: viewed } = viewRate(sends)
  return {
    asset,
    sends: sends.length,
    leads: new Set(sends.map((send) => send.leadId)).size,
    inserted,
    copied: sends.length - inserted,
    ...(sends.length ? { lastUsedAt: sends.reduce((last, send) => Math.max(last, send.at), 0) } : {}),
    sentExpired: validTo === undefined ? 0 : sends.filter((send) => send.at > validTo).length,
    ...(tracked > 0 ? { tracked, viewed } : {}),
  }
}

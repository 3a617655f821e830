import { assetSends } from '../contract/asset-sends'
import { assetUseList } from '../contract/asset-use-list'
import { definitionTry } from '../contract/definition-try'
import { definitionVerdicts } from '../contract/definition-verdicts'
import { disputeList } from '../contract/dispute-list'
import { feedbackGet } from '../contract/feedback-get'
import { feedbackList } from '../contract/feedback-list'
import { modelLearn } from '../contract/model-learn'
import { objectionList } from '../contract/objection-list'
import { reportsRun } from '../contract/reports-run'
import { requestList } from '../contract/request-list'
import type { Underway } from '../contract/underway'
import { workspaceSummary } from '../contract/workspace-summary'
import type { Feedback } from '../domain/feedback'
import type { HubClient } from '../hub/hub-client'
import type { WorkspaceSource } from '../messages/workspace-source'
import type { HalfdoorDatabase } from '../store/database'
import { pendingRows } from '../store/pending-rows'

/** Rows of a list that is shown whole; who disputes more than this reads the first of them. */
const MOST_ROWS = 5000
/** Between two looks at a long question; the hub itself waits for its end a while, ms. */
const PAUSE = 300

/**
 * The source of a hub's workspace: the hub is asked, which holds all its rows. What was done here and waits to be told is
 * laid over its answers. Throws a `HubError`.
 */
export function makeHubSource(
  client: HubClient,
  db: HalfdoorDatabase,
  pause: (ms: number) => Promise<void> = wait,
): WorkspaceSource {
  async function withPending(items: readonly Feedback[]): Promise<Feedback[]> {
    const untold = await untoldRows(db, 'feedback', db.feedback)
    return items.map((item) => untold.get(item.id) ?? item)
  }

  /** Asks a long question again until it is answered; undefined where the signal aborted. */
  async function untilDone<T, Stand extends Underway>(
    ask: () => Promise<Stand | { isDone: true; result: T }>,
    tell: (stand: Stand) => void,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    while (!signal.aborted) {
      const told = await ask()
      if (told.isDone) return told.result
      tell(told)
      await pause(PAUSE)
    }
    return undefined
  }

  return {
    async feedbackList(filter, cursor) {
      const list = await client.ask(feedbackList, { ...filter, cursor })
      return { ...list, items: await withPending(list.items) }
    },

    async feedbackGet(feedbackId) {
      const { feedback } = await client.ask(feedbackGet, { feedbackId })
      return feedback ? (await withPending([feedback]))[0] : undefined
    },

    disputeList: () => every((cursor) => client.ask(disputeList, { cursor })),

    assetUseList: async () => (await client.ask(assetUseList, {})).assets,

    assetSends: (assetId) => client.ask(assetSends, { assetId }),

    definitionVerdicts: async () => (await client.ask(definitionVerdicts, {})).versions,

    definitionTry: (rule) => client.ask(definitionTry, { rule }),

    objectionList: () => client.ask(objectionList, {}),

    async requestList() {
      const [lines, untold] = await Promise.all([
        every((cursor) => client.ask(requestList, { cursor })),
        untoldRows(db, 'request', db.requests),
      ])
      return lines.map((line) => ({ ...line, ...untold.get(line.id) }))
    },

    workspaceSummary: (touchpoints) => client.ask(workspaceSummary, { touchpoints }),

    runReports: (tell, signal) =>
      untilDone(
        () => client.ask(reportsRun, {}),
        ({ done, of }) => tell(done, of),
        signal,
      ),

    learnModel: (horizonDays, tell, signal) =>
      untilDone(
        () => client.ask(modelLearn, { horizonDays }),
        ({ steps, done, of }) =>
          tell(steps === undefined ? { kind: 'reading', done, of } : { kind: 'reckoning', steps }),
        signal,
      ),
  }
}

/** Rows with acts that the hub does not have yet, as they stand here. */
async function untoldRows<Row extends { id: string }>(
  db: HalfdoorDatabase,
  noun: 'feedback' | 'request',
  table: { bulkGet(ids: string[]): PromiseLike<(Row | undefined)[]> },
): Promise<Map<string, Row>> {
  const prefix = `${noun}:`
  const pending = [...(await pendingRows(db))].filter((row) => row.startsWith(prefix))
  const rows = await table.bulkGet(pending.map((row) => row.slice(prefix.length)))
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])))
}

/** All rows of a list that comes in pages. */
async function every<Row>(
  ask: (cursor: string | undefined) => Promise<{ items: Row[]; cursor?: string | undefined }>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined; rows.length < MOST_ROWS;) {
    const page = await ask(cursor)
    rows.push(...page.items)
    if (page.cursor === undefined) break
    cursor = page.cursor
  }
  return rows
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

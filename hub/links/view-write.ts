import { addPageTimes, type PageTimes } from '../../lib/domain/view-pages'
import { gradeSweep, isLower, ONE_MESSAGE } from '../../lib/domain/view-grade'
import { usualSide, type Touchpoint } from '../../lib/domain/touchpoint'
import type { View } from '../../lib/domain/view'
import type { Tx } from '../db/transaction'
import type { Link } from '../repos/link'
import * as repo from '../repos/view'
import type { NearLink, OwnedView } from '../repos/view'
import { takeVersions } from '../repos/workspace-version'

/** A link was opened: `view` is kept beside the lead. */
interface Opened {
  kind: 'opened'
  workspaceId: string
  link: Pick<Link, 'id' | 'leadId' | 'assetId' | 'memberId' | 'sendId' | 'createdAt'>
  /** The asset's title, for the timeline. */
  title: string
  view: Pick<View, 'id' | 'at' | 'grade' | 'why'>
}

/** It was opened by somebody who asked not to be tracked. */
interface Counted {
  kind: 'counted'
  workspaceId: string
  assetId: string
  at: number
}

/** A viewer tells how long pages were looked at. */
interface Read {
  kind: 'read'
  workspaceId: string
  linkId: string
  viewId: string
  pages: PageTimes
  count: number
  at: number
}

export type Note = Opened | Counted | Read

/** Writes what one workspace's links were opened for. Runs again without a difference, but for the count of nobody's. */
export async function writeNotes(
  tx: Tx,
  workspaceId: string,
  notes: readonly Note[],
  now: number,
): Promise<void> {
  const opened = notes.filter((note) => note.kind === 'opened')
  const read = notes.filter((note) => note.kind === 'read')
  // First, because it makes the others wait: what another process opens meanwhile is seen below.
  if (opened.length + read.length > 0) await takeVersions(tx, workspaceId, 0)
  const known = await repo.trackable(tx, workspaceId, [...new Set(opened.map(({ link }) => link.leadId))])
  const [kept, nobodys] = split(opened, ({ link }) => known.has(link.leadId))
  await writeOpened(tx, workspaceId, kept, now)
  await writeRead(tx, workspaceId, read)
  const counted = [
    ...notes.filter((note) => note.kind === 'counted'),
    ...nobodys.map(({ link, view }) => ({ assetId: link.assetId, at: view.at })),
  ]
  await count(tx, workspaceId, counted)
}

async function writeOpened(
  tx: Tx,
  workspaceId: string,
  notes: readonly Opened[],
  now: number,
): Promise<void> {
  if (notes.length === 0) return
  const fresh = new Map<string, OwnedView>(
    notes.map((note) => [note.view.id, { view: viewOf(note), memberId: note.link.memberId }]),
  )
  const changed = new Map(fresh)
  for (const owned of await sweepsAmong(tx, workspaceId, notes, [...fresh.values()]))
    changed.set(owned.view.id, owned)
  const views = [...changed.values()].sort((a, b) => (a.view.id < b.view.id ? -1 : 1))
  await repo.putViews(tx, workspaceId, views)
  const titles = new Map(notes.map(({ link, title }) => [link.assetId, title]))
  const touchpoints = views.map(({ view }) => ({
    leadId: view.leadId,
    touchpoint: touchpointOf(view, titles.get(view.assetId)),
  }))
  await repo.putViewTouchpoints(tx, workspaceId, touchpoints, now)
}

/** Views, fresh ones and some written seconds before, whose grade falls because all links of a message were opened. */
async function sweepsAmong(
  tx: Tx,
  workspaceId: string,
  notes: readonly Opened[],
  fresh: readonly OwnedView[],
): Promise<OwnedView[]> {
  const made = notes.map(({ link }) => ({ leadId: link.leadId, at: link.createdAt }))
  const links = Map.groupBy(await repo.linksMadeNear(tx, workspaceId, made), ({ leadId }) => leadId)
  // Most leads have had one link lately: nothing to compare.
  const several = fresh.filter(({ view }) => (links.get(view.leadId)?.length ?? 0) > 1)
  if (several.length === 0) return []
  const before = await repo.viewsAround(
    tx,
    workspaceId,
    several.map(({ view }) => view),
  )
  const byId = new Map([...before, ...several].map((owned) => [owned.view.id, owned]))
  const byLead = Map.groupBy(byId.values(), ({ view }) => view.leadId)
  return [...byLead].flatMap(([leadId, views]) => sweepsOf(views, links.get(leadId)!))
}

/** The same for one lead, of whom all links and views are given. */
function sweepsOf(views: readonly OwnedView[], links: readonly NearLink[]): OwnedView[] {
  const openings = Map.groupBy(views, ({ view }) => view.linkId)
  const withOpenings = links.map((link) => ({
    ...link,
    openedAt: (openings.get(link.linkId) ?? []).map(({ view }) => view.at),
  }))
  return views.flatMap((owned) => {
    const { view } = owned
    const own = links.find(({ linkId }) => linkId === view.linkId)
    if (!own) return []
    const message = withOpenings.filter(({ madeAt }) => Math.abs(madeAt - own.madeAt) <= ONE_MESSAGE)
    const swept = gradeSweep(view.at, message)
    return swept && isLower(swept.grade, view.grade) ? [{ ...owned, view: { ...view, ...swept } }] : []
  })
}

async function writeRead(tx: Tx, workspaceId: string, notes: readonly Read[]): Promise<void> {
  const views = new Map(
    (await repo.getViews(tx, workspaceId, [...new Set(notes.map(({ viewId }) => viewId))])).map((owned) => [
      owned.view.id,
      owned,
    ]),
  )
  const changed = new Map<string, OwnedView>()
  for (const note of notes) {
    const owned = changed.get(note.viewId) ?? views.get(note.viewId)
    // Of another link, or deleted meanwhile.
    if (!owned || owned.view.linkId !== note.linkId) continue
    const pages = addPageTimes(owned.view.pages ?? [], note.pages, note.at - owned.view.at, note.count)
    changed.set(note.viewId, { ...owned, view: { ...owned.view, pages } })
  }
  await repo.putViews(tx, workspaceId, [...changed.values()])
}

async function count(
  tx: Tx,
  workspaceId: string,
  counted: readonly { assetId: string; at: number }[],
): Promise<void> {
  const byDay = Map.groupBy(
    counted,
    ({ assetId, at }) => `${new Date(at).toISOString().slice(0, 10)} ${assetId}`,
  )
  // In one order, so that two processes never wait for each other.
  for (const [key, of] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)))
    await repo.countAnonymous(tx, workspaceId, {
      assetId: of[0]!.assetId,
      day: key.slice(0, 10),
      n: of.length,
    })
}

function viewOf({ link, view }: Opened): View {
  const { id: linkId, leadId, assetId, sendId } = link
  return { ...view, linkId, leadId, assetId, ...(sendId ? { sendId } : {}) }
}

/** The view as the journey counts it. */
function touchpointOf({ id, at, grade }: View, title: string | undefined): Touchpoint {
  return {
    id: repo.touchpointId(id),
    type: 'asset.viewed',
    at,
    side: usualSide('asset.viewed'),
    source: 'halfdoor',
    ...(title ? { title } : {}),
    ...(grade === 'human' ? {} : { grade }),
  }
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}

import { makeRate, type Rate } from './rate'

/** Pulls a rate of few sends toward that of all: as many sends as these speak for the mean. */
const PRIOR = 20
const FEW_SENDS = 20
const SLEEPER_JUDGED = 3
const SLEEPER_LIFT = 1.1

/** A send as this report needs it: see `lib/domain/send.ts`. */
export interface AssetSend {
  assetId: string
  leadId: string
  member?: string
  at: number
  stage?: string
  persona?: string
  /** It went out with a tracked link: only then could a view of it be seen. */
  tracked?: boolean
  /** First opened by a human. */
  viewedAt?: number
  /** Whether the lead moved on within fourteen days; undefined while that is open. */
  moved?: boolean
}

/** `sleeper`: a good rate and few sends. `expiredSent`: sent after its last valid day. */
export type AssetMark = 'neverUsed' | 'sleeper' | 'expiredSent'

interface UsedAsset {
  id: string
  validTo?: number
  internal?: boolean
}

export interface AssetUseLine {
  assetId: string
  sends: number
  leads: number
  reps: number
  /** Opened by a person, of those sent with a tracked link. */
  views: Rate
  /** Moved on, of those judged. */
  moved: Rate
  /** The same, shrunk: (s + 20 mu) / (n + 20), mu the rate of all assets; undefined where nothing is judged. */
  shrunk?: number
  lastSentAt?: number
  byStage: Record<string, number>
  byPersona: Record<string, number>
  marks: AssetMark[]
}

/**
 * How each asset is used and how its leads moved on, most sent first.
 * @param assets every asset of the library, also those never sent; a send of another one has its line as well. An internal
 *   one can only be read: it is not marked as never used
 */
export function assetUse(assets: readonly UsedAsset[], sends: readonly AssetSend[]): AssetUseLine[] {
  const all = movedOf(sends)
  const byAsset = new Map<string, AssetSend[]>(assets.map(({ id }) => [id, []]))
  for (const send of sends) {
    const own = byAsset.get(send.assetId)
    if (own) own.push(send)
    else byAsset.set(send.assetId, [send])
  }
  const known = new Map(assets.map((asset) => [asset.id, asset]))
  const lines = [...byAsset].map(([assetId, own]) =>
    lineOf(known.get(assetId) ?? { id: assetId }, own, all.rate),
  )
  return lines.sort((a, b) => b.sends - a.sends || (a.assetId < b.assetId ? -1 : 1))
}

function lineOf(
  { id: assetId, validTo, internal }: UsedAsset,
  sends: readonly AssetSend[],
  mu: number | undefined,
): AssetUseLine {
  const moved = movedOf(sends)
  const shrunk = mu === undefined ? undefined : (moved.hits + PRIOR * mu) / (moved.n + PRIOR)
  const marks: AssetMark[] = []
  if (isNeverUsed(sends.length, internal)) marks.push('neverUsed')
  if (isSleeper(sends.length, moved.n, shrunk, mu)) marks.push('sleeper')
  if (validTo !== undefined && sends.some((send) => send.at > validTo)) marks.push('expiredSent')
  return {
    assetId,
    sends: sends.length,
    leads: new Set(sends.map((send) => send.leadId)).size,
    reps: new Set(sends.flatMap((send) => send.member ?? [])).size,
    views: viewRate(sends),
    moved,
    shrunk,
    lastSentAt: sends.reduce<number | undefined>((last, { at }) => Math.max(at, last ?? at), undefined),
    byStage: countsBy(sends, (send) => send.stage),
    byPersona: countsBy(sends, (send) => send.persona),
    marks,
  }
}

/** Never sent though a rep could: an internal asset can only be read. */
export function isNeverUsed(sends: number, internal: boolean | undefined): boolean {
  return sends === 0 && !internal
}

/** Opened by a person, of the sends whose opening could be seen. A view proves that there was a link. */
export function viewRate(sends: readonly Pick<AssetSend, 'tracked' | 'viewedAt'>[]): Rate {
  const viewed = sends.filter(({ viewedAt }) => viewedAt !== undefined).length
  return makeRate(viewed, sends.filter((send) => send.tracked || send.viewedAt !== undefined).length)
}

function isSleeper(
  sends: number,
  judged: number,
  shrunk: number | undefined,
  mu: number | undefined,
): boolean {
  if (sends >= FEW_SENDS || judged < SLEEPER_JUDGED || shrunk === undefined || !mu) return false
  return shrunk >= SLEEPER_LIFT * mu
}

function movedOf(sends: readonly AssetSend[]): Rate {
  const judged = sends.filter((send) => send.moved !== undefined)
  return makeRate(judged.filter((send) => send.moved).length, judged.length)
}

function countsBy(
  sends: readonly AssetSend[],
  keyOf: (send: AssetSend) => string | undefined,
): Record<string, number> {
  const counts = new Map<string, number>()
  for (const key of sends.map(keyOf)) if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))
}

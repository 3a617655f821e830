import { makeRandom, type Random } from '../../../lib/domain/random'
import { Reading } from '../../../lib/domain/reading'
import { openParts } from '../../../test/hosts/fixture'
import { between, shuffled } from './chance'
import { addList, addMention, doublePane } from './others'
import type { PageParts, Source } from './page-parts'
import { dropAttributes, renameClasses, renameTags, renameValues, reorder } from './shape'
import { standInFrames } from './stand-in'
import { judge, type Verdict } from './verdict'
import { lengthen, translate } from './words'

/** By name, in the order in which they happen: what stays mounted twice was made by the same build of the host. */
export const MUTATIONS: Record<string, (parts: PageParts, random: Random) => void> = {
  language: translate,
  longer: lengthen,
  tags: renameTags,
  classes: renameClasses,
  values: renameValues,
  attributes: dropAttributes,
  mention: addMention,
  order: reorder,
  list: addList,
  panes: doublePane,
}
const MOST = 4

export interface Outcome {
  page: string
  seed: number
  mutations: string[]
  verdict: Verdict
  why?: string
}

/** One mutated page, read as the product reads it. The same source and seed give the same page. */
export function readMutated(source: Source, seed: number): Outcome & { html: string } {
  const { fixture, adapter } = source
  const name = `${fixture.host}/${fixture.name}`
  const random = makeRandom(`${name} ${seed}`)
  const chosen = new Set(shuffled(Object.keys(MUTATIONS), random).slice(0, between(1, MOST, random)))
  const mutations = Object.keys(MUTATIONS).filter((one) => chosen.has(one))
  const parts = source.fresh()
  for (const mutation of mutations) MUTATIONS[mutation]!(parts, random)
  const { page } = parts
  const html = page.documentElement.outerHTML
  openParts(page)
  standInFrames(page)
  const reading = Reading.parse(adapter.read(page, new URL(fixture.url)))
  return { page: name, seed, mutations, ...judge(reading, fixture), html }
}

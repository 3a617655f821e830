import { z } from 'zod'
import { Asset } from '../domain/asset'
import { ContentRequest } from '../domain/content-request'
import { DefinitionVersion } from '../domain/definition/definition'
import { Dispute, Feedback } from '../domain/feedback'
import { ModelBook } from '../domain/model-version'
import { Objection } from '../domain/objection'
import { ReportSettings } from '../domain/reports/report-settings'
import { Send } from '../domain/send'
import { Stage } from '../domain/stage'
import { View } from '../domain/view'

/** The settings of a workspace, each a document by its name. */
export const SETTING_BODIES = {
  definition: z.array(DefinitionVersion),
  model: ModelBook,
  /** The handoff line stands before this stage. */
  handoff: Stage,
  reports: ReportSettings,
} as const
export type SettingId = keyof typeof SETTING_BODIES
export type SettingBody<Id extends SettingId> = z.infer<(typeof SETTING_BODIES)[Id]>

/** What each noun that browsers copy holds. A setting's shape hangs on its id: see `SETTING_BODIES`. */
export const NOUN_BODIES = {
  feedback: Feedback,
  dispute: Dispute,
  send: Send,
  asset: Asset,
  setting: z.union(Object.values(SETTING_BODIES)),
  objection: Objection,
  request: ContentRequest,
  view: View,
} as const
export type NounName = keyof typeof NOUN_BODIES
export type NounBody<N extends NounName> = z.infer<(typeof NOUN_BODIES)[N]>

/** The shape of a noun's body, by its id where it is a setting. Undefined for a setting of a name that is not known. */
export function bodyShape(noun: NounName, id: string): z.ZodType | undefined {
  if (noun !== 'setting') return NOUN_BODIES[noun]
  return Object.hasOwn(SETTING_BODIES, id) ? SETTING_BODIES[id as SettingId] : undefined
}

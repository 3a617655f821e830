import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

const id = z.string().min(1).max(200)

export const linkMake = contract({
  name: 'linkMake',
  method: 'post',
  path: '/api/v1/links/make',
  summary: 'A link of one recipient’s own to an asset. The asset’s plain address where nothing may be noted.',
  roles: MEMBERS,
  input: z.object({
    assetId: id,
    leadId: id,
    /** Of the send that will be logged. */
    sendId: id.optional(),
  }),
  output: z.object({
    url: z.string(),
    /** False: the lead opted out; what was answered is the asset’s plain address. */
    tracked: z.boolean(),
    linkId: z.string().optional(),
  }),
  errors: ['notFound', 'conflict'],
})

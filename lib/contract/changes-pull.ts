import { z } from 'zod'
import { contract } from './contract'
import { NOUN_BODIES, type NounName } from './noun-body'
import { MEMBERS } from './role'

/** Items of one page. */
export const CHANGES_PAGE = 500
/** Seconds that an answer may wait for something to happen. */
export const LONGEST_WAIT = 25
/** Leads that a browser may have open. */
export const MOST_OPEN_LEADS = 50

const item = <N extends NounName>(noun: N) =>
  z.object({
    noun: z.literal(noun),
    id: z.string(),
    /** True: the browser forgets it; there is no body. */
    deleted: z.boolean(),
    body: NOUN_BODIES[noun].optional(),
  })

/** A noun as it stands now. */
export const ChangeItem = z.discriminatedUnion('noun', [
  item('feedback'),
  item('dispute').extend({
    /** True where the member gave it: names say nothing, two may be called alike and one may be called anew. */
    own: z.boolean().optional(),
  }),
  item('send'),
  item('asset'),
  item('setting'),
  item('objection'),
  item('request'),
  item('view'),
])
export type ChangeItem = z.infer<typeof ChangeItem>

/**
 * What changed since a cursor, in the order of its changes; each noun once, as it stands now. It waits up to `wait`
 * seconds where nothing has.
 *
 * Who gets what: everybody their own verdicts, disputes, sends, objections and the views of their sends, and all assets,
 * settings and requests. Marketing gets everybody's verdicts, disputes and objections as well, those of the last 90 days:
 * older ones, and the use of assets, are asked for by list and report. What others did about a lead comes with the lead.
 *
 * Everybody hears of leads that were erased, whether or not they ever asked for them.
 *
 * A POST, so that ids of leads stand in no log, and because an open lead is named with the time that is known of it:
 * what happened between two pulls is not missed.
 */
export const changesPull = contract({
  name: 'changesPull',
  method: 'post',
  path: '/api/v1/changes',
  summary: 'What changed since a cursor; waits for it where nothing has.',
  roles: MEMBERS,
  input: z.object({
    /** The cursor of the last answer, as it was given; 0 for everything. */
    since: z.number().int().min(0),
    wait: z.number().min(0).max(LONGEST_WAIT).default(0),
    /** Leads that are on the screen, with the `updatedAt` of their file. */
    leads: z
      .array(z.object({ id: z.string().min(1).max(200), updatedAt: z.number().int() }))
      .max(MOST_OPEN_LEADS)
      .default([]),
  }),
  output: z.object({
    /** For the next pull: of this workspace and of what the member's role may have, no number to reckon with. */
    cursor: z.number().int(),
    items: z.array(ChangeItem),
    /** There is more: pull again at once. */
    more: z.boolean(),
    /** Of the leads asked for, those whose file is another one now, or gone. */
    leads: z.array(z.string()),
    /** Leads of people who were erased: the browser forgets them and all that it has of them, also what waits. */
    erased: z.array(z.string()).optional(),
    /**
     * The cursor was of another workspace, of one that was restored, or of another role of the member's: forget all
     * copies first. These items start anew.
     */
    reset: z.boolean().optional(),
  }),
})

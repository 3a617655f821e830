import { z } from 'zod'
import { normaliseEmail } from './email-address'
import { ownWords } from './message-text'
import { PersonSeen } from './person-seen'
import { recordId } from './record-id'
import { mergeSightings } from './sighting'

/**
 * What an adapter read on a page. States: `ready` somebody is named with an address or a record; `nameOnly` a name
 * and no address; `notFound` the page is understood and names nobody (a list, an empty pane); `notReady` the page is
 * still loading; `changed` the URL says that a message or record is open, but no probe finds its place any more;
 * `off` the person turned this host off, and nothing of the page is read.
 */
export const Reading = z.object({
  /** The adapter's name: a folder of `lib/hosts`. */
  host: z.string().min(1).max(40),
  state: z.enum(['ready', 'nameOnly', 'notFound', 'notReady', 'changed', 'off']),
  record: z
    .object({
      system: z.string().max(40),
      object: z.string().max(40),
      id: z.string().max(100),
      /** The record's own page, for the link out. */
      url: z.string().max(2000).optional(),
    })
    .transform((record) => ({ ...record, id: recordId(record.system, record.id) }))
    .optional(),
  /**
   * Everyone the open message or record names; never from lists, quotes or hidden panes. Adapters report each
   * sighting of each probe; parsing makes people of them.
   */
  people: z.array(PersonSeen).max(200).transform(mergeSightings),
  /** The signed-in user's own addresses, where the page shows them. */
  own: z
    .array(z.string().max(320))
    .max(10)
    .transform((own) => [...new Set(own.flatMap((text) => normaliseEmail(text) ?? []))]),
  subject: z.string().max(500).optional(),
  /** Opaque key of the open thread: a new key means another conversation. */
  thread: z.string().max(300).optional(),
  /** Text of the last two messages, newest last. Parsing leaves the sender's own words: no quotes, no signature. */
  messages: z.array(z.string().max(4000).transform(ownWords)).max(2),
  /**
   * Start of the newest message's text, quotes and all: who is forwarded in it or fills a form is read by
   * `lib/domain/message-text.ts`, and only ever asked about.
   */
  body: z.string().max(4000).optional(),
  /** True where a mail is being written and text can be inserted. */
  composing: z.boolean(),
  /** Hits of each probe, for the adapter's health. Counts only, no content. */
  health: z.record(z.string().max(80), z.number().int()),
})
export type Reading = z.infer<typeof Reading>

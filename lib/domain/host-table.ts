import { z } from 'zod'
import { isPattern } from './bounded-pattern'

/** A selector of the browser's own; what the browser cannot read finds nothing. */
const Css = z.string().min(1).max(300)
/** A regular expression. From outside it must end soon as well: `lib/tables/table-bounds.ts`. */
const Pattern = z.string().min(1).max(300).refine(isPattern, 'Not a regular expression')
/** A host name; `*` stands for any part of it, at most twice, and not for its last two labels. */
const Site = z
  .string()
  .max(253)
  .regex(/^((?:[a-z0-9*-]+\.)*[a-z0-9-]+\.[a-z]{2,}|[a-z0-9._-]+)$/, 'Not the name of a site')
  .refine((site) => site.split('*').length <= 3, 'A site may hold two * at most')
const Word = z.string().regex(/^[a-z0-9_-]{1,40}$/i)

/** One place where a host shows a fact; its selector is its id in the health. */
export const Probe = z.strictObject({
  /** A: seen in a real capture. B: reported from live pages. C: older, or from one source. */
  confidence: z.enum(['A', 'B', 'C']),
  css: Css,
  /** The attribute that holds the value; without it, the field's value or the text. */
  attribute: z.string().max(60).optional(),
  /** Where the display name stands: an attribute, or a selector in the microdata item around it. */
  name: z.string().max(100).optional(),
  /** The value's part that counts: the first group. A value that does not fit is none. */
  pattern: Pattern.optional(),
})
export type Probe = z.infer<typeof Probe>
const Probes = z.array(Probe).max(20)

/** Where a mail host shows things. */
export const MailSelectors = z.strictObject({
  /** The pane that holds the open conversation; several may stay mounted. Selectors in order; `{id}`: the thread's. */
  panes: z.array(Css).min(1).max(10),
  /** An open or folded message inside the pane, page order; without it, the pane is one message. */
  messages: Css.optional(),
  /** Its text. Nobody is read in there, except those of `attached`. */
  body: Css,
  /** Lists, drafts and other parts of the pane in which nobody is read. */
  skip: Css,
  /** Part of a message's header that is read though it is folded away. */
  folded: Css.optional(),
  /** The page shows what senders chose to be called more often than their addresses. */
  chosen: z.boolean().optional(),
  /** Whom the message's header names. `record`: the person whom the page is about. */
  people: z.strictObject({
    from: Probes.optional(),
    replyTo: Probes.optional(),
    to: Probes.optional(),
    cc: Probes.optional(),
    record: Probes.optional(),
  }),
  /** The header of a message attached to the open one, inside its body. */
  attached: Probes.optional(),
  subject: Probes,
  thread: Probes.optional(),
  /** The chosen row of the list, which says the thread's key. */
  selected: Probes.optional(),
  own: Probes.optional(),
  /** Recipients and subject of the mail being written: what a page says that shows no message. */
  draft: Probes.optional(),
  draftSubject: Probes.optional(),
})
export type MailSelectors = z.infer<typeof MailSelectors>

/**
 * Where a CRM shows the person of a record. In the selectors of panes and probes, `{id}` and `{object}` stand for the
 * record's; a probe that starts with `head>` looks in the page's head.
 */
export const RecordSelectors = z.strictObject({
  /** The record in front; others stay mounted behind it. Selectors in order. */
  panes: z.array(Css).min(1).max(10),
  /** Related lists and activities inside the pane: other people's addresses. */
  skip: Css,
  /** Where there is neither this nor a name, and no mail, the page's addresses are guesses that are asked about. */
  email: Probes,
  name: Probes,
  title: Probes.optional(),
  company: Probes.optional(),
  own: Probes.optional(),
  /** The name in the page's title, first group: where it is another one, the pane still shows the record before. */
  titled: Pattern.optional(),
})
export type RecordSelectors = z.infer<typeof RecordSelectors>

/** Where a host has its editors; without it, every field in which a mail could be written. */
export const ComposeSelectors = z.strictObject({
  /** The box around one draft, and the attribute that tells drafts apart. */
  root: Css,
  key: z.string().max(60),
  /** The editable element inside it. */
  body: Css,
})
export type ComposeSelectors = z.infer<typeof ComposeSelectors>

/** What a URL says: that a message or record is open. */
export const Route = z.strictObject({
  /** For path, query and hash in one text. Named groups: `object`, `id` of a record; `thread`, `folder` of a mail. */
  pattern: Pattern,
  /** The record's object, where the pattern has no such group. */
  object: Word.optional(),
})
export type Route = z.infer<typeof Route>

/** All that is known of one host: data, no logic. Built in (`lib/hosts/<host>/table.ts`), or from a signed update. */
export const HostTable = z
  .strictObject({
    host: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    /** What people call it. */
    label: z.string().min(1).max(60),
    sites: z.array(Site).max(60),
    /** Where hosts share a site: the paths of this one. */
    paths: Pattern.optional(),
    /** What stands in the head of every page of it where it is self-hosted. */
    marks: Css.optional(),
    /** Not read until the person turns it on. */
    asksFirst: z.literal(true).optional(),
    /** It never shows an address: a name is all there is. */
    nameOnly: z.literal(true).optional(),
    routes: z.array(Route).max(20),
    /** The host's words for its objects, and what they are: `lead`, `contact`, `company`, `deal`… */
    objects: z.record(z.string().max(60), Word).optional(),
    /** The same, by the first three characters of an id. */
    prefixes: z.record(z.string().length(3), Word).optional(),
    /** The record's own page, after the origin; `{id}` and `{path}` stand for what the URL says. */
    link: z.string().startsWith('/').max(200).optional(),
    /** Same-origin frames that show the message where the page around them does not. */
    frames: z.array(Css).max(5).optional(),
    mail: MailSelectors.optional(),
    record: RecordSelectors.optional(),
    compose: ComposeSelectors.optional(),
  })
  // Where it shows both, the record is read where the URL names one.
  .refine(({ mail, record }) => mail ?? record, 'A host shows mail or records')
export type HostTable = z.infer<typeof HostTable>

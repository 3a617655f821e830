import type { Me } from '../contract/me-get'

/** One route to the hub, with every field that may go out by it. */
export interface SentRoute {
  /** The contract's name. */
  route: string
  /** What it is for, in words. */
  summary: string
  /** Paths of the fields: `rows.act.feedback.note`; of a list, those of its items. */
  fields: string[]
}

/** How this browser stands with a team's hub. */
export interface ConnectionView {
  /**
   * `local`: no hub. `connected`. `signIn`: the session has ended; what is done waits. `consent`: an update sends other
   * fields than were agreed to; nothing is sent until they are.
   */
  state: 'local' | 'connected' | 'signIn' | 'consent'
  /** `https://hub.acme.example` */
  url?: string
  me?: Me
  /** Done here and not yet told. */
  pending: number
  /** Refused by the hub: to be sent again or given up by hand, see `outboxList`. */
  parked: number
  /** When the hub last said what changed, ms. */
  lastSyncAt?: number
  /** The last request did not reach the hub. */
  offline: boolean
  /** What may be sent, for the person to read before they agree. `hubConnect` and `consentGive` want its version. */
  consent: { version: string; routes: SentRoute[]; givenAt?: number }
  /** An admin ended the access: the copy was deleted, and this browser has its local workspace again. */
  ended?: { workspace: string; at: number }
}

/** An act in the outbox, as the settings show it. */
export interface OutboxLine {
  id: string
  at: number
  /** In words: "verdict on a lead". */
  what: string
  /** Times that it was sent in vain. */
  tries: number
  /** Why the hub refused it; absent where it only waits. */
  refused?: { code: string; message: string; at: number }
}

/** Something that left the browser. */
export interface LedgerLine {
  seq: number
  at: number
  route: string
  what: string
  fields: string[]
  bytes: number
  /** `ok`, or why it came to nothing; absent while it is under way, or where the worker died meanwhile. */
  outcome?: string
  /** The same was asked so many times in a row, the latest at `lastAt`; absent for once. */
  times?: number
  lastAt?: number
}

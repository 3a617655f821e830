/**
 * The name of the port that panels and pages of ours hold open while they are there and the workspace is a hub's: what
 * others do is on the screen within two seconds. Nothing is said on it by the worker; rows that change are told as ever.
 * Without schemas, so that the panel bundles none: the worker parses what is said.
 */
export const LIVE_PORT = 'live'

/** Still here, and which lead is on the screen. Said at once when that changes, and every twenty seconds. */
export interface LiveToWorker {
  kind: 'stay'
  leadId?: string
}

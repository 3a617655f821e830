import { makeManyTouchpoints, panelStates } from '../../../test/panel-states'
import { makeAssetHits, makePanelWorker } from '../../../test/panel-worker'

/* The browser's messages, answered in the page by the worker in memory. */

// The camera sets the clock to a fixed day, so that "Tue" is "Tue" in every picture.
const now = Date.now()
const state = new URLSearchParams(location.search).get('state') ?? 'lead'
const view = panelStates(now)[state]
const worker = makePanelWorker(view ?? { kind: 'noPage', allowed: false, firstRun: false })
worker.assets = makeAssetHits()
if (state === 'lead-many') worker.touchpoints = makeManyTouchpoints(now, 5000)
if (state === 'error') worker.failures.set('panelView', new Error('no answer'))
if (state === 'loading') worker.gates.set('panelView', new Promise(() => undefined))
worker.leads = [{ id: 'lead-ann', name: 'Ann Lee', title: 'VP Operations', company: 'Acme GmbH' }]

const runtime = {
  id: 'gallery',
  getURL: (path: string) => path,
  onMessage: { addListener: () => undefined, removeListener: () => undefined },
  sendMessage: (message: { type: never; data: unknown }, answer: (result: unknown) => void) =>
    void worker.ask(message.type, message.data).then(
      (res) => answer({ res }),
      (err: Error) => answer({ err: { name: err.name, message: err.message } }),
    ),
}
Object.assign(globalThis, { chrome: { runtime, permissions: { request: async () => true } } })

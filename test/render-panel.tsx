import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import { makeCommandBus, type CommandBus } from '../components/lead/command-bus'
import { Panel } from '../components/lead/Panel'
import { keys, makePanelClient } from '../components/lead/panel-client'
import type { PanelTab, TabState } from '../components/lead/panel-tab'
import type { PanelView } from '../lib/messages/panel-view'
import { makePanelWorker, played, type PanelWorker } from './panel-worker'

export interface RenderedPanel extends RenderResult {
  user: UserEvent
  worker: PanelWorker
  commands: CommandBus
  /** The worker says that the page shows something else. */
  show: (view: PanelView) => Promise<void>
}

interface Options {
  framed?: boolean
  tab?: TabState
  user?: Parameters<typeof userEvent.setup>[0]
  /** Changes the worker before the panel asks. */
  prepare?: (worker: PanelWorker) => void
}

/** The whole panel over a worker in memory. The messenger must be mocked with `messengerDouble`. */
export function renderPanel(view: PanelView, options: Options = {}): RenderedPanel {
  layOut()
  const worker = makePanelWorker(view)
  options.prepare?.(worker)
  played.worker = worker
  const state = options.tab ?? { ready: true, send: 7, own: 7 }
  const tab: PanelTab = { read: () => state, subscribe: () => () => undefined }
  const client = makePanelClient()
  const commands = makeCommandBus()
  const user = userEvent.setup(options.user)
  const rendered = render(
    <QueryClientProvider client={client}>
      <Panel tab={tab} commands={commands} framed={options.framed ?? false} />
    </QueryClientProvider>,
  )
  const show = async (next: PanelView) => {
    worker.view = next
    await act(() => client.invalidateQueries({ queryKey: keys.views }))
  }
  return { ...rendered, user, worker, commands, show }
}

/** jsdom lays nothing out: the scroller is 640 px high, a row of the timeline 32. */
function layOut(): void {
  vi.stubGlobal('ResizeObserver', SizeStandIn)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(heightOf)
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(heightOf)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(360)
  // jsdom has no scrolling to it; Base UI's lists ask for it.
  Element.prototype.scrollIntoView ??= () => undefined
}

function heightOf(this: Element): number {
  return this.tagName === 'MAIN' ? 640 : 32
}

class SizeStandIn implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

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

/** What a page does to the panel in it: nothing, something over it, or out of the window. */
export type Sight = 'plain' | 'covered' | 'away'

/**
 * IntersectionObserver of version 2, told by hand what it sees; of each element nothing until then. Undone by
 * `vi.unstubAllGlobals()`.
 */
export function standInForEye(version2 = true): { see: (sight: Sight) => void; options: object[] } {
  const eyes = new Set<Eye>()
  const options: object[] = []
  let current: Sight | undefined
  class Eye {
    readonly #tell: (entries: object[]) => void
    #element?: Element
    constructor(tell: (entries: object[]) => void, given: object) {
      this.#tell = tell
      options.push(given)
    }
    observe(element: Element): void {
      this.#element = element
      eyes.add(this)
      if (current) this.look(current)
    }
    disconnect(): void {
      eyes.delete(this)
    }
    look(sight: Sight): void {
      const inside = sight !== 'away'
      // A control that is off is drawn faded, which the browser takes for not visible.
      const faded = this.#element?.matches(':disabled, [data-disabled]') ?? false
      const isVisible = sight === 'plain' && !faded
      const entry = { isIntersecting: inside, intersectionRatio: inside ? 1 : 0, isVisible }
      this.#tell([entry])
    }
  }
  class Version2 {
    get isVisible(): boolean {
      return true
    }
  }
  vi.stubGlobal('IntersectionObserver', Eye)
  vi.stubGlobal('IntersectionObserverEntry', version2 ? Version2 : class {})
  const see = (sight: Sight) => {
    current = sight
    for (const eye of eyes) eye.look(sight)
  }
  return { see, options }
}

class SizeStandIn implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

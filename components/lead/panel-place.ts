import { createContext, useContext, useEffect, useRef } from 'react'
import type { PanelCommand } from '../../lib/messages/worker-to-panel'
import type { CommandBus } from './command-bus'

/** Where the panel stands and what its parts share. */
export interface PanelPlace {
  /** To send with messages about the tab; absent inside a page. */
  tabId?: number
  /** Inside somebody else's page: clicks need proof that the person saw what they clicked. */
  framed: boolean
  commands: CommandBus
  /** Says why a click was not counted or came to nothing; without words, that one was. */
  refuse: (why?: string) => void
  /** True just after one lead replaced another: a click then was meant for the one before. */
  justReplaced: () => boolean
}

export const PanelPlaceContext = createContext<PanelPlace | undefined>(undefined)

/** Throws outside a panel. */
export function usePlace(): PanelPlace {
  const place = useContext(PanelPlaceContext)
  if (!place) throw new Error('A part of the panel stands outside it')
  return place
}

/** Obeys a command while mounted, always with the newest `act`. */
export function useCommand(command: PanelCommand, act: () => void): void {
  const { commands } = usePlace()
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  useEffect(() => commands.obey(command, () => newest.current()), [commands, command])
}

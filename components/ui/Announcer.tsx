import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

const Announce = createContext<(words: string) => void>(() => {
  throw new Error('An Announcer must stand around what announces')
})

/** Around a page: holds the one live region that reads out "Saved", "Undone", "Inserted". */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const say = useCallback((words: string) => setSaid((last) => ({ words, turn: last.turn + 1 })), [])
  return (
    <Announce value={say}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {/* A new element is read out also where the words are the same as before. */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </Announce>
  )
}

/** Reads words out to a screen reader without showing them. */
export function useAnnounce(): (words: string) => void {
  return useContext(Announce)
}

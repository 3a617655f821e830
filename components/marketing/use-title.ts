import { useEffect } from 'react'

/** The name of the browser's tab; without words another part of the page names it. */
export function useTitle(words: string | undefined): void {
  useEffect(() => {
    if (words) document.title = `${words} · Halfdoor`
  }, [words])
}

import { useEffect, useRef } from 'react'
import { hashOf, type Route } from './route'

/** As what was opened closes again, the focus goes back to the link that opened it, where it is still there. */
export function useReturnFocus({ page, id }: Route): void {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (!id && last.current) {
      const href = hashOf({ page, id: last.current })
      const link = [...document.links].find((each) => each.getAttribute('href') === href)
      link?.focus({ preventScroll: true })
    }
    last.current = id
  }, [page, id])
}

import { useSyncExternalStore } from 'react'

/** Where the marketer is. `#/inbox/ID` opens a verdict, `#/assets/ID` an asset, `#/assets/new` a new one, `#/reports/KEY` a report, `#/buyer/requests` the requests. */
export interface Route {
  page: 'inbox' | 'disputes' | 'buyer' | 'definition' | 'model' | 'reports' | 'assets' | 'import'
  id?: string
}

/** The route of an address's hash; what is unknown leads to the inbox. */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#?\/?/, '').split('/')
  if (page === 'import' || page === 'disputes' || page === 'definition' || page === 'model') return { page }
  const known = page === 'assets' || page === 'reports' || page === 'buyer' ? page : 'inbox'
  return page === known && id ? { page: known, id: decoded(id) } : { page: known }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A hash typed by hand may hold a lone percent sign.
    return text
  }
}

/** The hash of a route, for links. */
export function hashOf(route: Route): string {
  return route.id ? `#/${route.page}/${encodeURIComponent(route.id)}` : `#/${route.page}`
}

/** Goes to a route; the back button comes back from it. */
export function goTo(route: Route): void {
  location.hash = hashOf(route)
}

/** The route of this page, followed as the address changes. */
export function useRoute(): Route {
  return routeOf(useSyncExternalStore(followHash, () => location.hash))
}

function followHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

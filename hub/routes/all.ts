import { meGetRoute } from './me-get'
import type { Route } from './route'

/** Every route of the members' API; a new one is one file and one line. */
export const ROUTES: readonly Route[] = [meGetRoute]

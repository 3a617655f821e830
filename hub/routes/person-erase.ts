import { personErase } from '../../lib/contract/person-erase'
import { erase } from '../privacy/erase'
import { route } from './route'

/** Erases one person for good. Of somebody unknown it does nothing: to keep them out is asked for by itself. */
export const personEraseRoute = route(
  personErase,
  async ({ person }, context) => await erase(context, context.member, person),
)

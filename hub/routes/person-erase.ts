import { personErase } from '../../lib/contract/person-erase'
import { erase } from '../privacy/erase'
import { route } from './route'

/** Erases one person for good. Of somebody unknown, the address is put on the list of those who must not come. */
export const personEraseRoute = route(
  personErase,
  async ({ person }, context) => await erase(context, context.member, person),
)

import type { Contract, OutputOf, ParsedInputOf } from '../../lib/contract/contract'
import type { RouteContext } from '../hub'

/** A contract with what answers it. */
export interface Route<C extends Contract<any, any> = Contract<any, any>> {
  contract: C
  answer(input: ParsedInputOf<C>, context: RouteContext): Promise<OutputOf<C>>
}

/** Ties an answer to its contract. Who may ask and the shape of what is asked are checked before it runs. */
export function route<C extends Contract<any, any>>(contract: C, answer: Route<C>['answer']): Route<C> {
  return { contract, answer }
}

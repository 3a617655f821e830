import { makeHouseDouble } from '../../../components/marketing/house-double'
import { emptyState, sampleState, strainedState } from './rows'

const STATES = { sample: sampleState, empty: emptyState, strained: strainedState }

const workspace = new URLSearchParams(location.search).get('workspace') as keyof typeof STATES
const double = makeHouseDouble(STATES[workspace](Date.now()))

/** Stands in the place of the wire to the worker. */
export const askAsHouse = double.ask

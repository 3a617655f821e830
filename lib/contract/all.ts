import type { Contract } from './contract'
import { meGet } from './me-get'

/** Every route between extension and hub; a new one is one file and one line. */
export const CONTRACTS: readonly Contract[] = [meGet]

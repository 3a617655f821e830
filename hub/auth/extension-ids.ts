import type { Env } from '../env'

/** The product's own extension: the browser makes this id from the `key` in its manifest. */
export const OWN_EXTENSION_ID = 'dlemahbpahlelnmcamjjpbdpahfhfohl'

/** The extensions that may sign in. */
export function extensionIds({ EXTENSION_IDS }: Pick<Env, 'EXTENSION_IDS'>): readonly string[] {
  return EXTENSION_IDS?.split(',') ?? [OWN_EXTENSION_ID]
}

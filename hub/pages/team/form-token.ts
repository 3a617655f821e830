import { randomBytes } from 'node:crypto'

/** The hidden field of every form of the team's pages: new with every page. */
export const ONCE = '_once'

/** What stands in it. */
export const makeFormToken = (): string => randomBytes(16).toString('base64url')

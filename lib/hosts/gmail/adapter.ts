import { makeAdapter } from '../adapter'
import { findComposes } from '../compose'
import { readMail } from '../mail-page'
import { gmail, gmailCompose } from './selectors'
import { isGmail, isOpen } from './urls'

export const gmailAdapter = makeAdapter({
  name: 'gmail',
  isMine: isGmail,
  read(page, url, health) {
    const found = readMail(page, isOpen(url), gmail, health)
    // The title reads "Subject - address - product", and the subject may hold an address too.
    const [, owner] = / - (\S+@\S+) - [^@]*$/.exec(page.title) ?? []
    if (owner) found.own?.push(owner)
    return found
  },
  composes: (page) => findComposes(page, gmailCompose),
})

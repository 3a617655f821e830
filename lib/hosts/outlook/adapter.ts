import { makeAdapter } from '../adapter'
import { findComposes } from '../compose'
import { readMail } from '../mail-page'
import { outlook, outlookCompose } from './selectors'
import { isOpen, isOutlook } from './urls'

export const outlookAdapter = makeAdapter({
  name: 'outlook',
  isMine: isOutlook,
  read(page, url, health) {
    const row = page.querySelector('#MailList [data-convid][aria-selected=true]')
    return {
      ...readMail(page, isOpen(url), outlook, health),
      thread: row?.getAttribute('data-convid') ?? undefined,
    }
  },
  composes: (page) => findComposes(page, outlookCompose),
})

import { makeAdapter } from '../adapter'
import { findAnyComposes } from '../compose'
import { readRecord } from '../record-page'
import { hubspot } from './selectors'
import { isHubspot, recordOf } from './urls'

export const hubspotAdapter = makeAdapter({
  name: 'hubspot',
  isMine: isHubspot,
  read: (page, url, health) => readRecord(page, recordOf(url), hubspot, health),
  composes: findAnyComposes,
})

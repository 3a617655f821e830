import { makeAdapter } from '../adapter'
import { findAnyComposes } from '../compose'
import { readRecord } from '../record-page'
import { salesforce } from './selectors'
import { isSalesforce, recordOf } from './urls'

export const salesforceAdapter = makeAdapter({
  name: 'salesforce',
  isMine: isSalesforce,
  read: (page, url, health) => readRecord(page, recordOf(url), salesforce, health),
  composes: findAnyComposes,
})

import { pino } from 'pino'
import { connect } from '../db/connect'
import { readEnv } from '../env'
import type { Hub } from '../hub'
import { startJobs } from '../jobs/start-jobs'

/** A hub's process that does nothing but deliver; a test kills it. Its clock stands where the test says. */
const { TEST_URL, TEST_NOW, ...settings } = process.env
const { db } = connect(TEST_URL!, 3, (error) => console.error(error))
const stopping = new AbortController()
const hub: Hub = {
  env: readEnv(settings),
  db,
  reportDb: db,
  log: pino({ level: 'silent' }),
  now: () => Number(TEST_NOW),
  url: () => 'http://hub.test',
  authenticate: async () => undefined,
  signal: stopping.signal,
  atStop: () => undefined,
}
await startJobs(hub)

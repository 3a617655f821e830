import { expect, it, vi } from 'vitest'
import { emptyOutcome } from '../../../lib/domain/import-entry'
import type { ImportReport } from '../../../lib/import/import-report'
import { makeImportSession } from './import-session'

const REPORT: ImportReport = {
  ...emptyOutcome(),
  read: 3,
  skipped: 1,
  noted: 0,
  lines: [{ file: 0, line: 2, reason: 'No time.', skipped: true }],
  isCancelled: false,
  milliseconds: 1,
}
const run = vi.hoisted(() => vi.fn<() => Promise<ImportReport>>())
vi.mock('./reader-thread', () => ({ startReader: () => ({ run, cancel: () => undefined }) }))
vi.mock('./worker-port', () => ({ openWorkerPort: () => ({}) }))

it('ends a run that failed midway with its report and the reason, and puts both away', async () => {
  const session = makeImportSession()
  run.mockResolvedValueOnce({ ...REPORT, failure: 'The disk is full.' })
  session.run()
  await vi.waitFor(() => expect(session.getState().phase).toBe('report'))
  expect(session.getState()).toMatchObject({ failure: 'The disk is full.', report: { skipped: 1 } })
  session.clear()
  expect(session.getState()).toMatchObject({ phase: 'choose', report: undefined, failure: undefined })
})

it('shows no earlier report where the reading itself broke', async () => {
  const session = makeImportSession()
  run.mockResolvedValueOnce(REPORT).mockRejectedValueOnce(new Error('Out of memory'))
  session.run()
  await vi.waitFor(() => expect(session.getState().report).toBeDefined())
  session.run()
  await vi.waitFor(() => expect(session.getState().failure).toBe('Out of memory'))
  expect(session.getState().report).toBeUndefined()
})

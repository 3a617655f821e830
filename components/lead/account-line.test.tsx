import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AccountReading, Colleague } from '../../lib/domain/account'
import { makeLeadState } from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const NOW = Date.now()
/** The whole panel is drawn first, on a machine that may be busy. */
const PATIENT = { timeout: 10_000 }
const bo: Colleague = { id: 'bo', name: 'Bo Chen', stage: 'evaluation', lastAt: NOW }
const cy: Colleague = { id: 'cy', name: 'Cy Fox', stage: 'awareness' }
const LINE = 'The others at the company, without this lead'

afterEach(() => vi.restoreAllMocks())

const shown = (account: AccountReading) =>
  renderPanel(makeLeadState(NOW), { prepare: (worker) => void (worker.account = account) })

describe('the others at the company', () => {
  it('are one quiet line: how many are active, and who is furthest', async () => {
    const { worker } = shown({ company: 'Acme GmbH', others: 3, active: [bo, cy], furthest: bo })
    expect(await screen.findByTitle(LINE, {}, PATIENT)).toHaveTextContent(
      '2 others at Acme GmbH are active; furthest: Evaluation, Bo Chen',
    )
    expect(worker.calls).toContainEqual({ name: 'accountRead', input: { leadId: 'lead-ann' } })
  })

  it('are “or more” where not all were looked at', async () => {
    shown({ company: 'Acme GmbH', others: 299, isCut: true, active: [], furthest: bo })
    expect(await screen.findByTitle(LINE, {}, PATIENT)).toHaveTextContent(/^299 or more others at Acme GmbH;/)
  })

  it('are told also where quiet, if somebody is further than the lead', async () => {
    shown({ company: 'Acme GmbH', others: 1, active: [], furthest: bo })
    expect(await screen.findByTitle(LINE, {}, PATIENT)).toHaveTextContent(
      /^1 other at Acme GmbH; furthest: Evaluation, Bo Chen$/,
    )
  })

  it('are no line where they are quiet and behind', async () => {
    const { worker } = shown({ company: 'Acme GmbH', others: 1, active: [], furthest: cy })
    await waitFor(() => expect(worker.calls.map(({ name }) => name)).toContain('accountRead'), PATIENT)
    // The answer has been drawn by then, were it a line.
    await act(() => new Promise((done) => setTimeout(done, 50)))
    expect(screen.queryByTitle(LINE)).toBeNull()
  })
})

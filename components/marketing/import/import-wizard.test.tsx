import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyOutcome, type MergeOutcome } from '../../../lib/domain/import-entry'
import type { WireLead } from '../../../lib/domain/import-wire'
import type { Mapping } from '../../../lib/import/mapping'
import { runImport, type ImportFile } from '../../../lib/import/run-import'
import { surveyFile } from '../../../lib/import/survey'
import { openHouse } from '../test/open-house'
import type { RunHooks } from './reader-thread'

/** What the worker keeps and does; the files are read by the real reader, on this thread. */
const worker = vi.hoisted(() => ({
  stored: [] as WireLead[],
  mappings: new Map<string, Mapping>(),
  failure: undefined as string | undefined,
}))

vi.mock('./reader-thread', () => ({
  startReader: (signal: AbortSignal) => ({
    survey: (file: File) => surveyFile(file, file.name, signal, () => undefined),
    run: (files: ImportFile[], hooks: RunHooks) =>
      runImport({
        files,
        signal,
        now: () => Date.UTC(2026, 4, 1),
        onProgress: hooks.onProgress,
        merge: ({ noun, text }) => hooks.merge(noun, text),
      }),
    cancel: () => undefined,
  }),
}))
vi.mock('./worker-port', () => ({
  openWorkerPort: () => ({
    merge: async (_noun: string, text: string): Promise<MergeOutcome> => {
      if (worker.failure) throw new Error(worker.failure)
      const leads = JSON.parse(text) as WireLead[]
      worker.stored.push(...leads)
      return { ...emptyOutcome(), leads: { added: leads.length, changed: 0, same: 0 } }
    },
    findMapping: async (fingerprint: string) => worker.mappings.get(fingerprint),
    putMapping: async (fingerprint: string, mapping: Mapping) =>
      void worker.mappings.set(fingerprint, mapping),
  }),
}))

/** The page has one session for as long as it lives: each test gets a page of its own. */
async function openWizard(...files: File[]) {
  vi.resetModules()
  const { ImportPage } = await import('./ImportPage')
  const { Announcer } = await import('../../ui/Announcer')
  const { user } = openHouse(
    <Announcer>
      <ImportPage />
    </Announcer>,
  )
  await user.upload(screen.getByLabelText('Files to import'), files)
  return user
}
const csv = (name: string, ...lines: string[]) => new File([lines.join('\n') + '\n'], name)
const part = (name: string) => within(screen.getByRole('region', { name }))
const go = (rows: string) => screen.findByRole('button', { name: `Import ${rows}` })

beforeEach(() => {
  worker.stored = []
  worker.mappings.clear()
  worker.failure = undefined
})

describe('a chosen file', () => {
  it('says what it is and how each column is read, and is imported as it was mapped', async () => {
    const user = await openWizard(
      csv('people.csv', 'Mail,Who,Firm', 'ann@acme.example,Ann Lee,Acme', 'bo@x.example,Bo Ray,'),
    )
    await go('2 rows')
    const card = part('people.csv')
    expect(card.getByText(/2 rows · 3 columns · comma/)).toBeVisible()
    expect(card.getByText('Ann Lee · Bo Ray')).toBeVisible()
    await user.click(card.getByRole('combobox', { name: 'Who is read as' }))
    await user.click(await screen.findByRole('option', { name: 'Name' }))
    await user.click(await go('2 rows'))
    expect(await screen.findByRole('heading', { level: 1, name: '2 leads added' })).toHaveFocus()
    expect(worker.stored.map(({ draft }) => [draft.name, ...draft.emails])).toEqual([
      ['Ann Lee', 'ann@acme.example'],
      ['Bo Ray', 'bo@x.example'],
    ])
  })

  it('without a column that says who offers no number of rows, and says what to do', async () => {
    const user = await openWizard(csv('odd.csv', 'Aaa,Bbb', '1,2'))
    const button = await screen.findByRole('button', { name: 'Import' })
    expect(button).toBeDisabled()
    expect(button).toHaveAccessibleDescription(
      'Choose the column with the name, the e-mail address or the lead ID.',
    )
    await user.click(part('odd.csv').getByRole('combobox', { name: 'Aaa is read as' }))
    await user.click(await screen.findByRole('option', { name: 'Name' }))
    expect(await go('1 row')).toBeEnabled()
  })

  it('is named where another file keeps it from being imported', async () => {
    await openWizard(csv('good.csv', 'Email', 'a@x.example'), csv('odd.csv', 'Aaa,Bbb', '1,2'))
    expect(await screen.findByText(/^odd\.csv: Choose the column/)).toBeVisible()
  })

  it('is asked plainly where it comes from, and whose IDs it holds where it holds some', async () => {
    const user = await openWizard(csv('ids.csv', 'Email,Zzz', 'ann@acme.example,7'))
    await go('1 row')
    const from = part('ids.csv').getByRole('combobox', { name: 'The file comes from' })
    expect(from).toHaveTextContent('None of these')
    await user.click(part('ids.csv').getByRole('combobox', { name: 'Zzz is read as' }))
    await user.click(await screen.findByRole('option', { name: 'Lead ID' }))
    const whose = await part('ids.csv').findByRole('combobox', { name: 'Whose IDs these are' })
    expect(whose).toHaveTextContent('The list’s own')
  })

  it('is mapped as the last time when it comes again', async () => {
    const file = () => csv('again.csv', 'Mail,Who', 'ann@acme.example,Ann Lee')
    const user = await openWizard(file())
    await go('1 row')
    await user.click(part('again.csv').getByRole('combobox', { name: 'Who is read as' }))
    await user.click(await screen.findByRole('option', { name: 'Name' }))
    await user.click(await go('1 row'))
    await user.click(await screen.findByRole('button', { name: 'Import more' }))
    await user.upload(screen.getByLabelText('Files to import'), file())
    await go('1 row')
    expect(part('again.csv').getByText(/Mapped as the last time/)).toBeVisible()
    expect(part('again.csv').getByRole('combobox', { name: 'Who is read as' })).toHaveTextContent('Name')
  })

  it('that cannot be read says why, can be removed, and leaves nothing to import', async () => {
    const user = await openWizard(csv('empty.csv', 'Email,Name'))
    expect(await screen.findByText(/^This file has a header line and no rows\./)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Import / })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Remove empty.csv' }))
    expect(screen.queryByRole('region', { name: 'empty.csv' })).toBeNull()
  })
})

describe('dates that read two ways', () => {
  it('are asked for before anything is imported', async () => {
    const user = await openWizard(
      csv('dates.csv', 'Email,Name,Create Date', 'ann@acme.example,Ann Lee,03/04/2026'),
    )
    const button = await go('1 row')
    expect(button).toBeDisabled()
    const question = screen.getByRole('radiogroup', { name: /^How do the dates of “Create Date” read/ })
    const [dayFirst] = within(question).getAllByRole('radio')
    expect(within(question).getByText('03/04/2026 is 3 April 2026')).toBeVisible()
    await user.click(dayFirst!)
    expect(button).toBeEnabled()
    await user.click(button)
    await screen.findByRole('heading', { level: 1, name: '1 lead added' })
    expect(new Date(worker.stored[0]!.draft.createdAt!).getMonth()).toBe(3)
  })
})

it('the time of touchpoints counts as mapped while its dates are asked for', async () => {
  await openWizard(csv('events.csv', 'Email,Event,Time', 'ann@acme.example,Opened e-mail,03/04/2026 09:00'))
  const card = within(await screen.findByRole('region', { name: 'events.csv' }))
  await card.findByRole('radiogroup', { name: /^How do the dates of “Time” read/ })
  const button = await go('1 row')
  expect(button).toBeDisabled()
  expect(button).toHaveAccessibleDescription('Say how the dates of “Time” read.')
})

describe('the report', () => {
  it('names every skipped row with its line and reason', async () => {
    const user = await openWizard(csv('some.csv', 'Email,Name', 'ann@acme.example,Ann', ',', 'no address,'))
    await user.click(await go('3 rows'))
    await screen.findByRole('heading', { level: 1, name: '1 lead added' })
    expect(screen.getByText(/3 rows read in 1 second, 2 rows skipped/)).toBeVisible()
    const lines = within(screen.getByRole('region', { name: 'Skipped rows and remarks' })).getAllByRole('row')
    expect(lines.slice(1).map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^3.*No name, no address, no ID\.$/),
      expect.stringMatching(/^4.*“no address” is not an e-mail address, and there is no name or ID\.$/),
    ])
  })

  it('says why an import ended early', async () => {
    worker.failure = 'The disk is full.'
    const user = await openWizard(csv('full.csv', 'Email,Name', 'ann@acme.example,Ann'))
    await user.click(await go('1 row'))
    expect(await screen.findByRole('heading', { level: 1, name: 'The import did not finish' })).toHaveFocus()
    expect(screen.getByText('The disk is full.')).toBeVisible()
  })
})

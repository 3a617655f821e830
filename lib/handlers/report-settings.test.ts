import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeWorker } from '../../test/factories/worker'
import { DEFAULT_REPORT_SETTINGS } from '../domain/reports/report-settings'
import { houseToWorker } from '../messages/house-to-worker'
import { reportSettingsHandlers } from './report-settings'

const told = vi.hoisted(() => vi.fn())
vi.mock('../messages/messenger', () => ({ tellPanels: told }))

beforeEach(() => told.mockClear())

describe('the settings of reports', () => {
  it('are nine to five until the company says otherwise, and then what it said', async () => {
    const { reportSettingsGet, reportSettingsPut } = reportSettingsHandlers(makeWorker())
    expect(await reportSettingsGet()).toEqual(DEFAULT_REPORT_SETTINGS)
    const settings = {
      calendar: { zone: 'Asia/Tokyo', days: [1, 7], opens: '08:30', closes: '24:00', closed: ['2026-12-25'] },
      dealValue: 1200.5,
      currency: 'JPY',
    }
    await reportSettingsPut(houseToWorker.reportSettingsPut.input.parse(settings))
    expect(await reportSettingsGet()).toEqual(settings)
    expect(told).toHaveBeenCalledExactlyOnceWith('storeChanged', { nouns: ['settings'] })
  })
  it.each([
    { zone: 'Mars/Olympus' },
    { days: [] },
    { opens: '17:00', closes: '09:00' },
    { closed: ['25.12.2026'] },
  ])('are refused with %j', (wrong) => {
    const calendar = { ...DEFAULT_REPORT_SETTINGS.calendar, ...wrong }
    expect(houseToWorker.reportSettingsPut.input.safeParse({ calendar }).success).toBe(false)
  })
})

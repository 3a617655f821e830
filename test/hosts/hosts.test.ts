import { describe, expect, it } from 'vitest'
import { HOST_NAMES } from '../../lib/domain/reading'
import { samples as genericSamples } from '../../lib/hosts/generic/urls'
import { samples as gmailSamples } from '../../lib/hosts/gmail/urls'
import { samples as hubspotSamples } from '../../lib/hosts/hubspot/urls'
import { samples as outlookSamples } from '../../lib/hosts/outlook/urls'
import { adapters, findAdapter } from '../../lib/hosts/registry'
import { samples as roundcubeSamples } from '../../lib/hosts/roundcube/urls'
import { samples as salesforceSamples } from '../../lib/hosts/salesforce/urls'
import { holdsItsLaws, readsItsPage } from './contract-suite'
import { openPage, readFixtures } from './fixture'

const samples = {
  gmail: gmailSamples,
  outlook: outlookSamples,
  salesforce: salesforceSamples,
  hubspot: hubspotSamples,
  roundcube: roundcubeSamples,
  generic: genericSamples,
}
const fixtures = readFixtures()

describe('the registry', () => {
  it('has every host once, the generic one last', () => {
    expect(adapters.map((adapter) => adapter.name)).toEqual(HOST_NAMES)
  })

  it('has at least two pages of every host', () => {
    for (const name of HOST_NAMES)
      expect(fixtures.filter((fixture) => fixture.host === name).length, name).toBeGreaterThanOrEqual(2)
  })

  it.each(HOST_NAMES)('knows the samples of %s from all others', (name) => {
    for (const url of samples[name]) {
      // Roundcube is known by the page, so its URLs alone are nobody's in particular.
      const own = name === 'roundcube' ? 'generic' : name
      const page = openPage('', url)
      expect(findAdapter(new URL(url), page).name, url).toBe(own)
      const claims = adapters
        .filter((adapter) => adapter.isMine(new URL(url), page))
        .map((adapter) => adapter.name)
      expect(claims, url).toEqual(own === 'generic' ? ['generic'] : [own, 'generic'])
    }
  })

  it.each(adapters)('$name reads an empty page as nobody', (adapter) => {
    for (const url of samples[adapter.name]) {
      const reading = adapter.read(openPage('', url), new URL(url))
      expect(reading.people).toEqual([])
      expect(['notReady', 'notFound', 'changed']).toContain(reading.state)
    }
  })
})

describe('the laws of every adapter on every page', () => {
  for (const adapter of adapters) for (const fixture of fixtures) holdsItsLaws(adapter, fixture)
})

describe('what each page says', () => {
  for (const fixture of fixtures) {
    const adapter = adapters.find((one) => one.name === fixture.host)
    if (adapter) readsItsPage(adapter, fixture)
  }
})

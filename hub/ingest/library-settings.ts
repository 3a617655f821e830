/** What browsers' libraries ask before they send anything, and by which they would else ask their vendor. */

/**
 * Settings of a source as `@segment/analytics-next` reads them: where events go, no destinations, and no measuring of
 * the library itself, which is on where nothing is said. `hubUrl` is without a slash at its end.
 */
export function segmentSettings(writeKey: string, hubUrl: string) {
  const { protocol } = new URL(hubUrl)
  const apiHost = `${hubUrl.slice(protocol.length + 2)}/v1`
  return {
    integrations: { 'Segment.io': { apiKey: writeKey, apiHost, protocol: protocol.slice(0, -1) } },
    metrics: { sampleRate: 0 },
  }
}

/**
 * A source as `@rudderstack/analytics-js` reads it: no destinations, no reports about the library. It must have an id,
 * which goes nowhere.
 */
export function rudderstackSettings() {
  const off = { enabled: false }
  return {
    source: {
      id: 'hub',
      enabled: true,
      config: { statsCollection: { errors: off, metrics: off } },
      destinations: [],
    },
  }
}

/** The reports, in the order of their tabs; the key is what stands in the address. */
export const REPORT_SECTIONS = {
  funnel: 'Funnel',
  sources: 'Sources',
  speed: 'Speed and promises',
  attribution: 'Attribution',
  assets: 'Assets',
  accounts: 'Accounts',
  velocity: 'Velocity',
} as const
export type ReportSection = keyof typeof REPORT_SECTIONS

/** The section of an address; the first where it names none. */
export function sectionOf(id: string | undefined): ReportSection {
  return id !== undefined && Object.hasOwn(REPORT_SECTIONS, id) ? (id as ReportSection) : 'funnel'
}

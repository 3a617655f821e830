import { hashOf } from '../route'
import { REPORT_SECTIONS, type ReportSection } from './report-sections'

/** The doors to the single reports. */
export function ReportTabs({ section }: { section: ReportSection }) {
  return (
    <nav aria-label="Reports" className="-ml-2 flex flex-wrap gap-1">
      {Object.entries(REPORT_SECTIONS).map(([key, name]) => (
        <a
          key={key}
          href={hashOf({ page: 'reports', id: key })}
          aria-current={key === section ? 'page' : undefined}
          className="inline-flex min-h-8 items-center rounded-ui px-2 whitespace-nowrap text-muted hover:text-text aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

import { WINDOWS, type WindowDays } from '../../../lib/domain/reports/workspace-reports'
import { Segmented } from '../../ui/Segmented'

const OPTIONS = WINDOWS.map((days) => ({ value: String(days), label: `${days} days` }))

/** Within how many days an arrival counts. */
export function WindowChoice({ days, onChange }: { days: WindowDays; onChange: (days: WindowDays) => void }) {
  return (
    <div className="flex items-center">
      <span className="pl-2 text-muted">Within</span>
      <Segmented
        label="Counted within"
        options={OPTIONS}
        value={String(days)}
        onChange={(value) => onChange(WINDOWS.find((each) => String(each) === value)!)}
      />
    </div>
  )
}

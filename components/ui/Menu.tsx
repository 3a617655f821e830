import { Menu as Base } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { ICON_BUTTON } from './IconButton'
import { POPUP, POPUP_ITEM } from './popup-look'

export interface MenuItem {
  label: string
  icon?: LucideIcon
  /** A key that does the same, shown at the end of the row. */
  keys?: string
  disabled?: boolean
  onPick: () => void
}

interface MenuProps {
  label: string
  icon: LucideIcon
  /** `line` parts groups. */
  items: readonly (MenuItem | 'line')[]
}

/** An icon button that opens a list of actions. */
export function Menu({ label, icon: Icon, items }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} title={label} className={ICON_BUTTON}>
        <Icon aria-hidden size={16} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" collisionPadding={4} className="z-20">
          <Base.Popup className={`min-w-44 ${POPUP}`}>
            {items.map((item, index) =>
              item === 'line' ? (
                <Base.Separator key={index} className="my-1 h-px bg-line" />
              ) : (
                <Base.Item
                  key={item.label}
                  className={POPUP_ITEM}
                  disabled={item.disabled}
                  onClick={item.onPick}
                >
                  {item.icon && <item.icon aria-hidden size={16} className="text-muted" />}
                  <span className="flex-1">{item.label}</span>
                  {item.keys && <kbd className="font-sans text-caption text-muted">{item.keys}</kbd>}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

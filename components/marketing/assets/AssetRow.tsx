import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { numberWords } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { hashOf } from '../route'
import { classOf } from './asset-columns'
import { AssetMarks } from './AssetMarks'
import { ASSET_TYPE_NAMES } from './asset-type-names'

interface AssetRowProps {
  use: AssetUse
  /** Its place in the whole table, counting from 1 with the head. */
  position: number
  unsaved: boolean
  now: number
  /** The table has a column of views. */
  hasLinks: boolean
}

/** An asset in the table, 56 px high; a click anywhere opens it. */
export function AssetRow({ use, position, unsaved, now, hasLinks }: AssetRowProps) {
  const { asset, leads, inserted, copied, tracked, viewed, lastUsedAt } = use
  const stages = asset.stages.map((stage) => STAGE_NAMES[stage]).join(', ')
  const numbers = { inserted, copied, leads }
  return (
    <tr aria-rowindex={position} className="relative hover:bg-raised has-focus-visible:bg-raised">
      <th scope="row" className={`h-14 border-b border-line py-0 text-left font-normal ${classOf('title')}`}>
        <a
          href={hashOf({ page: 'assets', id: asset.id })}
          title={asset.title}
          className={`block truncate font-medium after:absolute after:inset-0 ${asset.retired ? 'text-muted' : ''}`}
        >
          <bdi>{asset.title}</bdi>
        </a>
        <span className="mt-0.5 flex h-5 items-center gap-2 overflow-hidden">
          <AssetMarks use={use} unsaved={unsaved} now={now} />
          <span className="truncate text-caption text-muted">
            {ASSET_TYPE_NAMES[asset.type]}
            {stages && ` · ${stages}`}
          </span>
        </span>
      </th>
      {(['inserted', 'copied', 'leads'] as const).map((sort) => (
        <td
          key={sort}
          className={`border-b border-line py-0 text-right tabular-nums ${numbers[sort] === 0 ? 'text-faint' : ''} ${classOf(sort)}`}
        >
          {numberWords(numbers[sort])}
        </td>
      ))}
      {hasLinks && (
        <td
          className={`border-b border-line py-0 text-right tabular-nums ${viewed ? '' : 'text-faint'} ${classOf('viewed')}`}
        >
          {tracked ? `${numberWords(viewed ?? 0)} of ${numberWords(tracked)}` : '–'}
        </td>
      )}
      <td className={`border-b border-line py-0 text-right ${classOf('lastUsedAt')}`}>
        {lastUsedAt === undefined ? (
          <span className="text-faint">Never</span>
        ) : (
          <DayTime at={lastUsedAt} capital />
        )}
      </td>
    </tr>
  )
}

import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import type { DisputeLine } from '../../../lib/messages/house-to-worker'
import { DisputeWords } from './DisputeWords'

/** A disputed stage in the list: whose, what the rep says instead and why, who said so and when. */
export function DisputeRow({ dispute }: { dispute: DisputeLine }) {
  const { leadName, company, computed, stage } = dispute
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 [contain-intrinsic-size:auto_96px] [content-visibility:auto]">
      <h2 className="break-words font-medium">
        <bdi>{leadName}</bdi>
        {company && (
          <span className="font-normal text-muted">
            {' · '}
            <bdi>{company}</bdi>
          </span>
        )}
      </h2>
      <p>
        Computed {STAGE_NAMES[computed]}, the rep says{' '}
        <strong className="font-semibold">{STAGE_NAMES[stage]}</strong>
      </p>
      <DisputeWords dispute={dispute} />
    </li>
  )
}

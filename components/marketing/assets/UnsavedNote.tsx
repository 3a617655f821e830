import { Button } from '../../ui/Button'
import type { Drafts } from '../drafts'
import { hashOf } from '../route'
import type { AssetWork } from './asset-work'

/** Assets with changes that wait to be saved: the way back to each, or out of it. */
export function UnsavedNote({ drafts }: { drafts: Drafts<AssetWork> }) {
  if (drafts.ids.length === 0) return null
  return (
    <ul aria-label="Unsaved changes" className="flex flex-col rounded-ui bg-accent-soft px-3 py-1">
      {drafts.ids.map((id) => {
        const title = drafts.get(id)?.draft.title.trim() || 'A new asset'
        return (
          <li key={id} className="flex min-h-8 items-center gap-3">
            <span className="min-w-0 truncate">
              Not saved: <bdi>{title}</bdi>
            </span>
            <a
              href={hashOf({ page: 'assets', id })}
              className="text-accent underline-offset-2 hover:underline"
            >
              Go on
            </a>
            <Button
              look="link"
              aria-label={`Discard the changes to ${title}`}
              onClick={() => drafts.drop(id)}
            >
              Discard
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { Asset } from '../../../lib/domain/asset'
import { fileTitle } from '../../../lib/domain/library-file'
import { assetProblems, cleanDraft, draftOf, type AssetDraft } from '../../../lib/domain/asset-draft'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { ErrorNote } from '../../ui/ErrorNote'
import { useRetireToast, useToast } from '../../ui/Toast'
import type { Drafts } from '../drafts'
import { errorWords } from '../../lead/error-words'
import { hashOf } from '../route'
import { AssetFields } from './AssetFields'
import { useKeepsFiles, usePutAsset } from './asset-queries'
import { beginWork, isChanged, NEW_ASSET, type AssetWork } from './asset-work'
import { suggestType } from './suggest-type'
import { SaveBar } from './SaveBar'
import { useFileSend } from './use-file-send'

interface AssetFormProps {
  /** Absent for a new one. */
  asset: Asset | undefined
  /** The library, whose words are offered while typing. */
  uses: readonly AssetUse[]
  drafts: Drafts<AssetWork>
}

/** The form of an asset. What is typed is kept in `drafts` until it is saved or discarded. */
export function AssetForm({ asset, uses, drafts }: AssetFormProps) {
  const id = asset?.id ?? NEW_ASSET
  const [tried, setTried] = useState(false)
  const [typeChosen, setTypeChosen] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const tell = useToast()
  const retireToast = useRetireToast()
  const undoing = usePutAsset()
  const saving = usePutAsset((saved, before) => {
    const typedSince = drafts.get(id) && { ...drafts.get(id)!.draft, id: saved.id }
    drafts.drop(id)
    if (typedSince && isChanged(typedSince, saved))
      drafts.put(saved.id, { draft: typedSince, begunOn: saved.updatedAt })
    setTried(false)
    tell('Saved.', before && (() => undoing.mutate({ draft: draftOf(before) })), saved.id)
    if (!before && location.hash === hashOf({ page: 'assets', id })) goOn(saved)
  })
  const work = drafts.get(id) ?? beginWork(asset)
  const changed = isChanged(work.draft, asset)
  const error = saving.error ?? undoing.error
  const problems = tried ? assetProblems(cleanDraft(work.draft)) : {}

  const edit = (draft: AssetDraft) =>
    isChanged(draft, asset) || endsInSpace(draft) ? drafts.put(id, { ...work, draft }) : drafts.drop(id)

  const keepsFiles = useKeepsFiles()
  const file = useFileSend(({ url, name }) =>
    edit({
      ...work.draft,
      url,
      title: work.draft.title.trim() ? work.draft.title : fileTitle(name),
      type: asset || typeChosen ? work.draft.type : suggestType(name, work.draft.type),
    }),
  )
  const stored = asset?.url === work.draft.url ? uses.find((use) => use.asset.id === id)?.file : undefined
  const sending = file.state.kind === 'sending'
  // Once it is saved, or discarded, or another address stands there, there is nothing more to say of it.
  const isDone =
    file.state.kind === 'kept' &&
    (!changed || file.state.file.url !== work.draft.url || asset?.url === work.draft.url)
  const shown = isDone ? { ...file, state: { kind: 'none' } as const } : file

  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (sending) return
    setTried(true)
    const draft = cleanDraft(work.draft)
    if (Object.keys(assetProblems(draft)).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    if (asset) retireToast(asset.id)
    saving.mutate({ draft, before: asset })
  }
  const pressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== 's' && event.key !== 'Enter')) return
    event.preventDefault()
    if (changed) save()
  }

  return (
    <form ref={form} noValidate onSubmit={save} onKeyDown={pressed} className="flex min-w-0 flex-col gap-4">
      <AssetFields
        draft={work.draft}
        onChange={(draft) => {
          if (draft.type !== work.draft.type) setTypeChosen(true)
          edit(draft)
        }}
        problems={problems}
        uses={uses}
        file={keepsFiles ? shown : undefined}
        stored={stored}
      />
      {error && <ErrorNote>{errorWords(error, 'The asset was not saved.')}</ErrorNote>}
      <SaveBar
        asset={asset}
        changed={changed}
        waits={sending}
        saving={saving.isPending}
        overwrites={asset !== undefined && changed && work.begunOn !== asset.updatedAt}
        onDiscard={() => {
          drafts.drop(id)
          setTried(false)
        }}
      />
    </form>
  )
}

/** To the new asset's own address, in the place of that of the empty form. */
function goOn({ id }: Asset): void {
  location.replace(hashOf({ page: 'assets', id }))
}

/** A space just typed changes nothing yet, but must not vanish from under the hand. */
function endsInSpace(draft: AssetDraft): boolean {
  return Object.values(draft).some((value) => typeof value === 'string' && value !== value.trim())
}

import { DoorOpen } from 'lucide-react'
import { EmptyState } from '../ui/EmptyState'
import { DefinitionPage } from './definition/DefinitionPage'
import { useDrafts } from './drafts'
import type { DefinitionDraft } from './definition/definition-draft'
import { hashOf, type Route } from './route'
import { useTitle } from './use-title'

/** What a rep of a team finds here: the definition, to read and to agree to. The rest is marketing's. */
export function RepHouse({ page, arrived, name }: { page: Route['page']; arrived: boolean; name: string }) {
  const drafts = useDrafts<DefinitionDraft>()
  if (page === 'definition') return <DefinitionPage arrived={arrived} drafts={drafts} />
  return <NotForReps name={name} />
}

function NotForReps({ name }: { name: string }) {
  useTitle('Marketing’s page')
  return (
    <div className="h-full overflow-y-auto px-4 py-10">
      <EmptyState
        icon={DoorOpen}
        title="Marketing works here"
        text={`You are a rep of ${name}: what you need stands in the sidebar, beside the lead. Here you read what a qualified lead is, and agree to it for Sales.`}
      >
        <a
          href={hashOf({ page: 'definition' })}
          className="font-medium text-accent underline underline-offset-2"
        >
          Open the definition
        </a>
      </EmptyState>
    </div>
  )
}

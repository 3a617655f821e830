import { LinkButton } from '../../ui/LinkButton'
import { hashOf } from '../route'

/** Where nothing is won: what is missing, and the way to bring it. */
export function NoWonNote() {
  return (
    <div className="flex max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-ui bg-raised px-4 py-3">
      <p className="min-w-0 flex-1 basis-72 text-pretty">
        No lead is known as won. Import the won deals with the day they were won, as the column “Won on”, or
        with the lifecycle stage “customer”.
      </p>
      <LinkButton href={hashOf({ page: 'import' })}>Import</LinkButton>
    </div>
  )
}

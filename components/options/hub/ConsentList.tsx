import type { SentRoute } from '../../../lib/messages/connection-view'
import { counted } from '../../ui/counted'
import { groupConsent } from './consent-groups'
import { FieldPaths } from './FieldPaths'
import { Fold } from './Fold'

/** Everything that may be sent to a hub: by what it is about, and every field by its name on demand. */
export function ConsentList({ routes }: { routes: readonly SentRoute[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-ui border border-line px-2">
      {groupConsent(routes).map((group) => (
        <li key={group.title} className="py-0.5">
          <Fold
            title={
              <>
                <span className="font-medium">{group.title}</span>
                <span className="block text-pretty text-muted">{group.text}</span>
              </>
            }
            end={counted(
              group.routes.reduce((sum, { fields }) => sum + fields.length, 0),
              'field',
            )}
          >
            <ul className="flex flex-col gap-2">
              {group.routes.map(({ route, summary, fields }) => (
                <li key={route}>
                  <p className="text-pretty">{summary}</p>
                  <FieldPaths fields={fields} />
                </li>
              ))}
            </ul>
          </Fold>
        </li>
      ))}
    </ul>
  )
}

import { askAsPanel } from '../../lib/messages/messenger'
import { Button } from '../ui/Button'
import { useOpen } from './use-ask'

/** Nothing in the workspace yet: where to get something in. */
export function FirstRun() {
  const open = useOpen(
    (house: 'import' | 'options') => askAsPanel('houseOpen', { house }),
    'The page was not opened.',
  )
  return (
    <section aria-label="First steps" className="m-4 rounded-ui bg-accent-soft px-4 py-3">
      <h2 className="font-semibold">Your workspace is empty</h2>
      <p className="mt-1 text-pretty">
        Import leads and touchpoints from a file, or look around in a sample company first. Both stay in this
        browser.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="accent" onClick={() => open('import')}>
          Import a file
        </Button>
        <Button look="link" className="px-2" onClick={() => open('options')}>
          Fill the sample
        </Button>
      </div>
    </section>
  )
}

/**
 * Puts text on the clipboard, with its HTML where the browser takes both. Resolves true only where it is there.
 * The order: the clipboard with both forms, the clipboard with text, the old command.
 */
export async function copyContent(content: { text: string; html: string }): Promise<boolean> {
  return (await writeBoth(content)) || (await writeText(content.text)) || copyByCommand(content)
}

async function writeBoth({ text, html }: { text: string; html: string }): Promise<boolean> {
  if (typeof ClipboardItem !== 'function' || !navigator.clipboard?.write || isForbidden()) return false
  const part = (type: string, content: string) => new Blob([content], { type })
  const item = new ClipboardItem({
    'text/html': part('text/html', html),
    'text/plain': part('text/plain', text),
  })
  return worked(navigator.clipboard.write([item]))
}

async function writeText(text: string): Promise<boolean> {
  if (!navigator.clipboard?.writeText || isForbidden()) return false
  return worked(navigator.clipboard.writeText(text))
}

/** Asked first where the browser tells, because an attempt would leave its complaint in the page's console. */
function isForbidden(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } }
  return featurePolicy?.allowsFeature('clipboard-write') === false
}

/** A page's policy may forbid its frames the clipboard: then the next way is tried. */
function worked(attempt: Promise<void>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  )
}

function copyByCommand({ text, html }: { text: string; html: string }): boolean {
  let filled = false
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    filled = true
  }
  document.addEventListener('copy', fill)
  const accepted = document.execCommand?.('copy') === true
  document.removeEventListener('copy', fill)
  return accepted && filled
}

/** How the extension gets into the browser: by command line, or over the DevTools pipe where that is ignored. */
export type Load = 'flags' | 'pipe'

/** Flags for a browser that is driven: nothing but the page and the extension, no calls home. */
export function browserFlags(extension: string, load: Load = 'flags', beside: string[] = []): string[] {
  const extensions = [extension, ...beside].join(',')
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(load === 'flags'
      ? [`--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`]
      : ['--enable-unsafe-extension-debugging']),
  ]
}

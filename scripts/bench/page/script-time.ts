/** What the browser's sampling profiler gives. Times in microseconds. */
export interface Profile {
  nodes: { id: number; callFrame: { url: string; functionName: string }; children?: number[] }[]
  samples?: number[]
  timeDeltas?: number[]
}

export interface ScriptTime {
  /** All that ran, the idle thread aside. */
  busy: number
  /** What ran in a script of the extension or was called by one, layout that it forced included. */
  extension: number
}

/** Divides the time of a profile between the extension's scripts and the rest. Milliseconds. */
export function scriptTime({ nodes, samples = [], timeDeltas = [] }: Profile, origin: string): ScriptTime {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const inExtension = new Set<number>()
  const mark = (id: number): void => {
    inExtension.add(id)
    byId.get(id)?.children?.forEach(mark)
  }
  for (const node of nodes) if (node.callFrame.url.startsWith(origin)) mark(node.id)
  const time = { busy: 0, extension: 0 }
  samples.forEach((id, index) => {
    if (byId.get(id)?.callFrame.functionName === '(idle)') return
    // A sample stands for the time until the next one.
    const milliseconds = (timeDeltas[index + 1] ?? 0) / 1000
    time.busy += milliseconds
    if (inExtension.has(id)) time.extension += milliseconds
  })
  return time
}

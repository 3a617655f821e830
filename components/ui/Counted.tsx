import { counted } from './counted'

/** A count in plain words, in figures of one width. */
export function Counted({ n, one, many }: { n: number; one: string; many?: string }) {
  return <span className="tabular-nums">{counted(n, one, many)}</span>
}

import type { ShellState } from '../messages/shell-state'

/** CSS pixels. */
export const LEAST_WIDTH = 320
export const MOST_WIDTH = 480

/** The width, kept within its bounds. */
export function fitWidth(width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)))
}

/** The width when the inner edge is dragged to `x`, in a window this wide. */
export function widthAt(x: number, windowWidth: number, edge: ShellState['edge']): number {
  return fitWidth(edge === 'right' ? windowWidth - x : x)
}

/** The width after a key on the separator: the arrow that points away from its edge widens. Undefined for other keys. */
export function widthByKey(key: string, { width, edge }: ShellState): number | undefined {
  const away = edge === 'right' ? 16 : -16
  const step = { ArrowLeft: away, ArrowRight: -away, Home: -MOST_WIDTH, End: MOST_WIDTH }[key]
  return step && fitWidth(width + step)
}

/** Where a handle dragged to a point stands: at the nearer edge, its top as a share of the window's height. */
export function handleAt(
  x: number,
  top: number,
  windowWidth: number,
  windowHeight: number,
): Pick<ShellState, 'edge' | 'handleTop'> {
  const handleTop = Math.min(1, Math.max(0, top / windowHeight))
  return { edge: x < windowWidth / 2 ? 'left' : 'right', handleTop }
}

/** A pointer that moved less than this clicks. CSS pixels. */
const CLICK = 4

/** Lets an element be dragged: `onMove` hears where its left top corner should be, less where it was taken across. */
export function makeDraggable(element: HTMLElement, onMove: (x: number, top: number) => void): void {
  let from: { x: number; y: number; top: number } | undefined
  let dragged = false

  element.addEventListener('pointerdown', ({ button, pointerId, target, clientX: x, clientY: y }) => {
    dragged = false
    if (button) return
    from = { x, y, top: element.getBoundingClientRect().top }
    // Captured, the pointer is heard also over frames. By the target, so that a button still hears its click.
    ;(target as Element).setPointerCapture(pointerId)
  })
  element.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    if (!from) return
    if (!dragged && Math.hypot(x - from.x, y - from.y) < CLICK) return
    dragged = true
    // Lays a sheet over the frames and keeps the pointer's shape.
    element.classList.add('drag')
    onMove(x, from.top + y - from.y)
  })
  const end = () => {
    from = undefined
    element.classList.remove('drag')
  }
  element.addEventListener('pointerup', end)
  element.addEventListener('pointercancel', end)
  // The click that ends a drag is none.
  element.addEventListener('click', (event) => dragged && event.stopPropagation(), true)
}

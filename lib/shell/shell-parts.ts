const SVG = 'http://www.w3.org/2000/svg'

/** Pictures of 16 by 16: a door in its frame, the upper half open; an arrow to the other edge. */
export const DOOR = 'M2 0h12v16H2zm2 2v6h8V2zl5 2v5L4 8zm6 9h2v2h-2z'
export const ARROW = 'M1 2h2v12H1zm7 2 1 1-2 2h8v2H7l2 2-1 1-4-4z'

/** An element with attributes and children. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name]!)
  element.append(...children)
  return element
}

/** A picture that is one path. */
export function icon(path: string): Element {
  const svg = document.createElementNS(SVG, 'svg')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

import type { Random } from '../../../lib/domain/random'
import { pick } from './chance'
import { findAll, type PageParts, scopesOf } from './page-parts'

/** Everyone that the mutations add: whoever is read with these was read from a place where nobody may be read. */
export const OTHER = { name: 'Otto Wrong', site: 'wrong.example' }
const ADDRESS = /[^\s<>()"',;:=@[\]]+@[^\s<>()"',;:?&#[\]]+\.[^\s<>()"',;:?&#.[\]]+/g

/** Ways in which pages keep a part that nobody sees, or that nobody can use. */
const HIDINGS: readonly [attribute: string, value: string][] = [
  ['style', 'display:none'],
  ['style', 'visibility:hidden'],
  ['style', 'opacity:0'],
  ['style', 'position:absolute;left:-9999px'],
  ['style', 'position:absolute;left:200%'],
  ['style', 'position:absolute;top:-9999px'],
  ['style', 'width:0;overflow:hidden'],
  ['hidden', ''],
  ['aria-hidden', 'true'],
  ['inert', ''],
]

/** The pane stands twice: one of them hidden in some way and about another person, before or after the other. */
export function doublePane({ page, pane, fixture }: PageParts, random: Random): void {
  if (!pane?.parentNode) return
  const twin = pane.cloneNode(true) as Element
  disguise(
    twin,
    [...fixture.own.domains, ...fixture.own.emails, ...(fixture.expect.own ?? [])],
    fixture.expect.name,
  )
  let added = twin
  if (random() < 0.5) {
    added = page.createElement('div')
    added.append(twin)
  }
  const [attribute, value] = pick(HIDINGS, random)
  added.setAttribute(attribute, value)
  if (random() < 0.5) pane.before(added)
  else pane.after(added)
}

/** A list of other people beside the pane, with their addresses in every attribute that hosts use. */
export function addList({ page, pane }: PageParts, random: Random): void {
  const list = page.createElement('ul')
  for (let i = 0; i < 12; i++) {
    const row = page.createElement('li')
    const person = page.createElement(pick(['span', 'a', 'div'], random))
    const email = `row${i}@${OTHER.site}`
    const attributes = {
      title: email,
      email,
      'data-hovercard-id': email,
      'data-email': email,
      href: `mailto:${email}`,
    }
    for (const [name, value] of Object.entries(attributes))
      if (random() < 0.6) person.setAttribute(name, value)
    person.textContent = random() < 0.5 ? OTHER.name : email
    row.append(person)
    list.append(row)
  }
  const place = pane && pane.tagName !== 'BODY' ? pane : page.body.lastElementChild
  if (random() < 0.5) place?.before(list)
  else place?.after(list)
}

/** The text of a message names somebody else, by link and by word. */
export function addMention({ page, bodies }: PageParts, random: Random): void {
  for (const body of bodies) {
    const frame = body.matches('iframe[id]') && findAll(page, `template[data-frame="${body.id}"]`)[0]
    const place = frame ? (frame as HTMLTemplateElement).content.firstElementChild : body
    const link = page.createElement('a')
    link.setAttribute('href', `mailto:otto@${OTHER.site}`)
    link.setAttribute('title', `otto@${OTHER.site}`)
    link.textContent = OTHER.name
    if (random() < 0.7) place?.append(' ', link, ` otto@${OTHER.site} `)
  }
}

/** Another person's addresses and name instead of this page's; those of the signed-in user stay. */
function disguise(twin: Element, own: string[], name: string | undefined): void {
  const other = (text: string): string => {
    const moved = text.replace(ADDRESS, (email) =>
      own.some((one) => email.endsWith(one)) ? email : `otto@${OTHER.site}`,
    )
    return name ? moved.replaceAll(name, OTHER.name) : moved
  }
  for (const scope of scopesOf(twin)) {
    for (const element of [...scope.querySelectorAll('*'), ...(scope === twin ? [twin] : [])]) {
      for (const attribute of element.getAttributeNames())
        element.setAttribute(attribute, other(element.getAttribute(attribute)!))
      // A frame belongs to one template.
      if (element.tagName === 'IFRAME') element.id = `twin_${element.id}`
      if (element.hasAttribute('data-frame'))
        element.setAttribute('data-frame', `twin_${element.getAttribute('data-frame')}`)
      for (const node of element.childNodes) if (node.nodeType === 3) node.nodeValue = other(node.nodeValue!)
    }
  }
  // A template without its frame has nowhere to go.
  for (const template of twin.querySelectorAll('template[data-frame]'))
    if (!twin.querySelector(`iframe[id="${template.getAttribute('data-frame')}"]`)) template.remove()
}

import type { HostTable } from '../../../lib/domain/host-table'
import { makeAdapter } from '../../../lib/hosts/adapter'
import type { HostAdapter } from '../../../lib/hosts/contract'
import { genericAdapter } from '../../../lib/hosts/generic/adapter'
import { hostTables } from '../../../lib/hosts/registry'
import { readPlace } from '../../../lib/hosts/route'
import { type Fixture, parsePage } from '../../../test/hosts/fixture'
import { standIn } from './stand-in'

/** A fresh page of a fixture with what the mutations must know of it; frames and shadow roots are still templates. */
export interface PageParts {
  fixture: Fixture
  page: Document
  table?: HostTable
  /** The part that shows the person. */
  pane?: Element
  messages: Set<Element>
  /** Where a record shows addresses. */
  addresses: Set<Element>
  bodies: Element[]
}

/** A fixture that is parsed once and gives a fresh copy each time; the copy before is gone then. */
export interface Source {
  fixture: Fixture
  adapter: HostAdapter
  fresh(): PageParts
}

/** Parses a fixture once; each copy is a clone of its tree. */
export function makeSource(fixture: Fixture): Source {
  const table = hostTables.find(({ host }) => host === fixture.host)
  const page = parsePage(fixture.html, fixture.url)
  standIn(page)
  const original = page.documentElement.cloneNode(true)
  return {
    fixture,
    adapter: table ? makeAdapter(table) : genericAdapter,
    fresh() {
      page.documentElement.replaceWith(original.cloneNode(true))
      return partsOf(fixture, page, table)
    },
  }
}

function partsOf(fixture: Fixture, page: Document, table?: HostTable): PageParts {
  const { record, thread = '' } = table ? readPlace(new URL(fixture.url), table) : {}
  const fill = (css: string) =>
    css.replaceAll('{id}', record?.id ?? thread).replaceAll('{object}', record?.object ?? '')
  const panes = [...(table?.mail?.panes ?? []), ...(table?.record?.panes ?? [])].map(fill)
  const shown = [...panes, fixture.main]
    .flatMap((css) => findAll(page, css))
    .filter((one) => isShown(one) && one !== page.body)
  const messages = table?.mail?.messages
  const body = table?.mail?.body
  const emails = (table?.record?.email ?? []).filter(({ css }) => !css.startsWith('head>'))
  return {
    fixture,
    page,
    table,
    pane: shown[0],
    messages: new Set(messages ? findAll(page, messages) : []),
    addresses: new Set(emails.flatMap(({ css }) => findAll(page, fill(css)))),
    bodies: body ? findAll(page, body).filter((one) => one.tagName !== 'BODY') : [],
  }
}

/** The page and what its templates hold, templates in templates too. */
export function scopesOf(root: ParentNode): ParentNode[] {
  const inner = [...root.querySelectorAll('template')].flatMap(({ content }) => scopesOf(content))
  return [root, ...inner]
}

/** Elements of the page and of its templates. */
export function findAll(root: ParentNode, css: string): Element[] {
  return scopesOf(root).flatMap((scope) => [...scope.querySelectorAll(css)])
}

function isShown(element: Element): boolean {
  return !element.closest('[hidden],[style*="display:none"],[style*="visibility:hidden"],[aria-hidden=true]')
}

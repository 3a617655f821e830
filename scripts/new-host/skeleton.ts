/** Marks what a person must fill in; the contract suite names each such place until it is gone. */
export const TO_FILL = 'FILL IN'

/** The name of a host's constant: `sales-navigator` is `salesNavigator`. */
export function constantOf(name: string): string {
  return name.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** `lib/hosts/NAME/table.ts`: a CRM's table that compiles and reads nobody yet. */
export function tableText(name: string): string {
  return `import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** ${TO_FILL}: what lasts in this host's pages, what changes, and what is not known. */
export const ${constantOf(name)}: HostTable = {
  host: '${name}',
  // ${TO_FILL}: what people call it.
  label: '${name}',
  // ${TO_FILL}: its sites; \`marks\` instead, where companies host it themselves.
  sites: ['${name}.example'],
  // ${TO_FILL}: what a URL says. Groups \`object\` and \`id\` for a CRM, \`thread\` for mail.
  routes: [{ pattern: '^/contacts/(?<id>\\\\d+)', object: 'contact' }],
  // ${TO_FILL}: where the person stands; \`mail\` instead, where the host shows messages.
  record: {
    panes: ['main'],
    skip: '[role=dialog]',
    email: [probe('C', '[data-fill-in-email]')],
    name: [probe('C', '[data-fill-in-name]')],
  },
}
`
}

/** `urls.json`: what each URL says by itself. */
export function urlsText(name: string): string {
  const site = `https://${name}.example`
  return json({
    mine: [
      { url: `${site}/contacts` },
      { url: `${site}/contacts/501?fill=${TO_FILL}`, open: true, record: { object: 'contact', id: '501' } },
    ],
    notMine: [`https://${name}.example.evil.example/contacts/501`],
  })
}

/** A saved page and what must be read on it. */
export interface PageTexts {
  /** What is special about the page, in its file's name. */
  what: string
  html: string
  json: string
}

/** Two pages: one with the traps, one in another language. */
export function pageTexts(name: string): PageTexts[] {
  const page = (what: string, language: string, hint: string, id: string): PageTexts => ({
    what,
    html: `<!doctype html>
<html lang="${language}">
  <head>
    <title>${TO_FILL}</title>
  </head>
  <body>
    <!-- ${TO_FILL}: ${hint} Addresses under .example only; copy no page. -->
    <main></main>
  </body>
</html>
`,
    json: json({
      url: `https://${name}.example/contacts/${id}`,
      own: { emails: ['rita@ourco.example'], domains: ['ourco.example'] },
      main: 'main',
      expect: {
        state: 'ready',
        kind: 'sure',
        key: `record:${name}:contact:${id}`,
        name: TO_FILL,
        others: [],
        composes: 0,
        never: [`${TO_FILL}: an address that must not be read`],
      },
    }),
  })
  return [
    page(
      'record-with-traps',
      'en',
      'the record, and beside it a hidden one of somebody else, a list, activities, the signed-in user.',
      '501',
    ),
    page('record-de', 'de', 'the same kind of page in another language, with other labels.', '502'),
  ]
}

/** The line of docs/hosts.md. */
export function docsLine(name: string): string {
  return `| ${name} | ${TO_FILL} | ${TO_FILL} | | any usable editor |`
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

import { CAST, recordNumber, type Player } from '../../lib/sample/cast.ts'
import { MAILBOX_OWNER } from './mailbox.ts'
import { escapeHtml, page } from './markup.ts'

/** "Ledger CRM": the list of contacts and, where a number is given, that record. Undefined for an unknown number. */
export function crmPage(number: string | undefined, origin: string): string | undefined {
  const open = CAST.find((player) => recordNumber(player.key) === number)
  if (number !== undefined && !open) return undefined
  return page({
    title: `${open ? open.name : 'Contacts'} · Ledger CRM`,
    style: 'ledger.css',
    script: 'ledger.js',
    user: MAILBOX_OWNER,
    body: `<header class="bar">
      <strong class="mark">Ledger CRM</strong>
      <a href="/crm/contacts" aria-current="page">Contacts</a>
      <span class="practice">Practice: nothing is saved</span>
      <span class="me">${escapeHtml(MAILBOX_OWNER.name)}</span>
    </header>
    <main class="crm">
      <nav class="list" aria-label="Contacts"><ul>${CAST.map((player) => row(player, player === open)).join('')}</ul></nav>
      ${open ? record(open, origin) : '<section class="record"><p class="empty">No contact is open.</p></section>'}
    </main>`,
  })
}

function row(player: Player, isOpen: boolean): string {
  return `<li><a class="row" href="/crm/contacts/${recordNumber(player.key)}"${isOpen ? ' aria-current="true"' : ''}>
    <span class="who" dir="auto">${escapeHtml(player.name)}</span>
    <span class="company" dir="auto">${escapeHtml(player.company)}</span>
    <span class="mail">${escapeHtml(player.email)}</span></a></li>`
}

/** The open record says whose it is in schema.org microdata. */
function record(player: Player, origin: string): string {
  const number = recordNumber(player.key)
  const url = `${origin}/crm/contacts/${number}`
  return `<section class="record" itemscope itemtype="https://schema.org/Person">
    <link itemprop="url" href="${url}" />
    <meta itemprop="identifier" content="ledger:contact:${number}" />
    <h1 itemprop="name">${escapeHtml(player.name)}</h1>
    <p class="under"><span itemprop="jobTitle">${escapeHtml(player.title)}</span></p>
    <ol class="path" aria-label="Lifecycle stage">${path(player.crmStage)}</ol>
    <dl class="fields">
      ${field('E-mail', `<span itemprop="email">${escapeHtml(player.email)}</span>`)}
      ${field('Company', `<span itemprop="worksFor" itemscope itemtype="https://schema.org/Organization"><span itemprop="name" dir="auto">${escapeHtml(player.company)}</span></span>`)}
      ${field('Record', number)}
      ${field('Lead status', escapeHtml(player.crmStatus ?? 'NEW'))}
      ${field('Industry', escapeHtml(player.industry))}
      ${field('Country', escapeHtml(player.country))}
      ${field('Source', escapeHtml(player.source))}
      ${field('Owner', escapeHtml(player.owner))}
    </dl>
    <h2><label for="note">Notes</label></h2>
    <form class="notes"><textarea id="note" rows="6" placeholder="Write a note…"></textarea>
      <div class="buttons"><button type="submit" class="primary">Save note</button></div>
      <ul class="saved"></ul></form>
  </section>`
}

const LIFECYCLE = ['Subscriber', 'Lead', 'MQL', 'SQL', 'Opportunity', 'Customer']

function path(stage: string): string {
  return LIFECYCLE.map((name) => `<li${name === stage ? ' aria-current="step"' : ''}>${name}</li>`).join('')
}

function field(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${value}</dd></div>`
}

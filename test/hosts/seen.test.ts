import { describe, expect, it } from 'vitest'
import { standIn } from '../../scripts/bench/hosts/stand-in'
import { makeAdapter } from '../../lib/hosts/adapter'
import { roundcube } from '../../lib/hosts/roundcube/table'
import { bestSeen, pickPane, sightOf } from '../../lib/hosts/visible'
import { openPage } from './fixture'

/** A page with boxes: what inline styles say of places and sizes holds. */
function laidOut(html: string, url = 'https://mail.acme.example/'): Document {
  const page = openPage(html, url)
  standIn(page)
  return page
}

describe('what counts as seen', () => {
  it.each([
    ['', 2],
    ['aria-hidden="true"', 1],
    ['inert', 1],
    ['style="opacity:0"', 1],
    ['style="position:absolute;left:-9999px"', 1],
    ['style="position:absolute;left:150%"', 1],
    ['style="position:absolute;top:-9999px"', 1],
    ['style="width:0;overflow:hidden"', 1],
    ['style="display:none"', 0],
    ['style="visibility:hidden"', 0],
    ['hidden', 0],
  ])('inside of <div %s>: %i', (attributes, sight) => {
    const page = laidOut(`<div ${attributes}><p><b>Nora</b></p></div>`)
    expect(sightOf(page.querySelector('b')!)).toBe(sight)
  })

  it('takes the second of two panes where the first is aside, and the first where both are', () => {
    const panes = (second: string) =>
      laidOut(`<section id="a" aria-hidden="true">A</section><section id="b" ${second}>B</section>`)
    expect(pickPane(panes(''), ['section'])?.id).toBe('b')
    expect(pickPane(panes('inert'), ['section'])?.id).toBe('a')
    expect(pickPane(panes('hidden'), ['section'])?.id).toBe('a')
  })

  it('is none of what is hidden', () => {
    const page = laidOut('<i>1</i><i hidden>2</i><u hidden>3</u>')
    expect(bestSeen([...page.querySelectorAll('i')]).map((one) => one.textContent)).toEqual(['1'])
    expect(bestSeen([...page.querySelectorAll('u')])).toEqual([])
  })

  it('holds through a shadow root', () => {
    const page = laidOut('<div hidden><template shadowrootmode="open"><b>Nora</b></template></div>')
    expect(sightOf(page.querySelector('div')!.shadowRoot!.querySelector('b')!)).toBe(0)
  })
})

describe('a header that is folded away', () => {
  const url = 'https://mail.acme.example/?_task=mail&_mbox=Sent&_uid=4&_action=show'
  const person = (email: string) => `<a class="rcmContactAddress" title="${email}">Somebody</a>`
  const header = (to: string, hiding = '') => `<div class="header" ${hiding}>
    <div class="header-summary">${person('rita@ourco.example')}</div>
    <table class="header-headers" style="display:none"><tr><td class="header to">${person(to)}</td></tr></table></div>`
  const recipients = (html: string) =>
    makeAdapter(roundcube)
      .read(laidOut(html, url), new URL(url))
      .people.flatMap(({ role, email }) => (role === 'to' ? [email] : []))

  it('is read, unless all of the header is hidden', () => {
    expect(recipients(header('nora@acme.example'))).toEqual(['nora@acme.example'])
    const stale = header('stale@gone.example', 'hidden')
    expect(recipients(stale + header('nora@acme.example'))).toEqual(['nora@acme.example'])
  })
})

import { describe, expect, it } from 'vitest'
import { openPage } from '../../test/hosts/fixture'
import { placeOf } from './place-of'

function place(html: string) {
  const page = openPage(html, 'https://crm.acme.example/contacts/7')
  return placeOf(page.querySelector('[data-here]')!, page)
}

describe('the place of an address', () => {
  it.each([
    [
      'a steady attribute of its own',
      '<b data-here data-testid="email">a@b.example</b>',
      'b[data-testid="email"]',
    ],
    [
      'one above it',
      '<section data-field="mail"><p>x</p><p><i data-here>a@b.example</i></p></section>',
      'section[data-field="mail"]>p:nth-of-type(2)>i',
    ],
    [
      'counting where nothing is steady',
      '<div><p>x</p><p data-here>a@b.example</p></div>',
      'div>p:nth-of-type(2)',
    ],
    [
      'no name made by a machine, and none that holds the address',
      '<div id="ember12345"><p id="a@b.example" data-here>a@b.example</p></div>',
      'div>p',
    ],
  ])('is named by %s', (_name, html, css) => expect(place(html)).toEqual({ css }))

  it('names the attribute where the address is not in the text', () => {
    expect(place('<main><img data-here alt="Ann" title="a@b.example"></main>')).toEqual({
      css: 'main>img',
      attribute: 'title',
    })
    expect(place('<main><a data-here href="mailto:a@b.example">Ann</a></main>')).toEqual({ css: 'main>a' })
    expect(place('<main><input data-here type="email" value="a@b.example"></main>')).toEqual({
      css: 'main>input',
    })
  })

  it('goes on upwards where a steady name stands twice', () => {
    const cell = (here: string) => `<p><b itemprop="email" ${here}>a@b.example</b></p>`
    expect(place(`<div id="left">${cell('')}</div><div id="right">${cell('data-here')}</div>`)).toEqual({
      css: 'div[id="right"]>p>b[itemprop="email"]',
    })
  })
})

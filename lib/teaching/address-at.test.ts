import { describe, expect, it } from 'vitest'
import { openPage } from '../../test/hosts/fixture'
import { addressStops, pointedAt } from './address-at'

const URL_HERE = 'https://crm.acme.example/contacts/7'

function point(html: string) {
  const page = openPage(html, URL_HERE)
  return pointedAt(page.querySelector('[data-here]')!, page)
}

describe('what was pointed at', () => {
  it.each([
    ['<div><p data-here>Mail: <b>ann@acme.example</b></p></div>', 'div>p>b'],
    ['<div><a href="mailto:a@b.example"><i data-here>Ann</i></a></div>', 'div>a'],
    ['<div><input data-here disabled value="ann@acme.example"></div>', 'div>input'],
    [
      '<table><tr><td>Mail</td><td data-here>a@b.example</td></tr><tr><td>Phone</td><td>1</td></tr></table>',
      'table>tbody>tr:nth-of-type(1)>td:nth-of-type(2)',
    ],
  ])('is the innermost place of its address: %s', (html, css) =>
    expect(point(html)).toEqual({ place: { css } }),
  )

  it.each([
    ['<main><h2 data-here>Plan</h2><p>ann@acme.example</p></main>', 'No e-mail address is in there'],
    ['<p data-here>a@b.example, c@d.example</p>', 'Several addresses'],
    ['<blockquote><p data-here>a@b.example</p></blockquote>', 'in a quote'],
    ['<p contenteditable="true" data-here>a@b.example</p>', 'being written'],
    ['<ul><li data-here>a@b.example</li><li>c@d.example</li></ul>', 'one of a list'],
    ['<footer><p data-here>a@b.example</p></footer>', 'menu or foot'],
    ['<iframe data-here></iframe>', 'a frame of its own'],
  ])('is refused in words: %s', (html, words) =>
    expect(point(html)).toEqual({ words: expect.stringContaining(words) }),
  )

  it('is refused in a shadow root', () => {
    const page = openPage(
      '<div><template shadowrootmode="open"><b>a@b.example</b></template></div>',
      URL_HERE,
    )
    const inner = page.querySelector('div')!.shadowRoot!.querySelector('b')!
    expect(pointedAt(inner, page)).toEqual({
      words: 'This address stands in a part of the page that Halfdoor cannot remember.',
    })
  })
})

it('the keyboard stops at each address that can be remembered', () => {
  const page = openPage(
    '<nav><b>x@b.example</b></nav><div><p>Mail <b>a@b.example</b></p><p hidden>h@b.example</p><input value="c@b.example"></div>',
    URL_HERE,
  )
  expect(addressStops(page).map(({ localName }) => localName)).toEqual(['b', 'input'])
})

import { describe, expect, it } from 'vitest'
import { fitOf, wordLine, wordsOf } from './lead-words'

describe('the words of a lead', () => {
  it('are those of name and company, folded, without signs', () => {
    expect(wordLine({ name: 'Jörg O’Neil\n', company: 'Acme & Co. 24' })).toBe(' jorg o neil acme co 24')
    expect(wordLine({ name: '!' })).toBe('')
    expect(wordsOf('  ')).toEqual([])
  })
})

describe('what is typed', () => {
  const line = wordLine({ name: 'Ann Schmidt', company: 'Nordwind GmbH' })

  it.each([
    ['ann', 'exact'],
    ['schm nordw', 'exact'],
    ['schmidt', 'exact'],
    ['chmidt', 'near'],
    ['shmidt', 'near'],
    ['schmitd', 'near'],
    ['schmiddt', 'near'],
    ['xchmidt', 'near'],
    ['hcsmidt', undefined],
    ['schmidtx', 'near'],
    ['schmidtxy', undefined],
    ['nordwimd ann', 'near'],
    ['nrd', undefined],
    ['ehmidt', undefined],
    ['anns', 'near'],
    ['gmbhx', 'near'],
    ['nordwind zoe', undefined],
    ['tnordwind', 'near'],
    ['annschmidt', undefined],
  ] as const)('“%s” fits %s', (text, fit) => {
    expect(fitOf(line, wordsOf(text))).toBe(fit)
  })

  it('is near wherever one letter is changed, left out, put in or swapped with the next', () => {
    const word = 'nordwind'
    for (let at = 0; at <= word.length; at++) {
      const slips = [
        `${word.slice(0, at)}q${word.slice(at)}`,
        `${word.slice(0, at)}q${word.slice(at + 1)}`,
        `${word.slice(0, at)}${word.slice(at + 1)}`,
        `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`,
      ]
      for (const slip of slips)
        expect([slip, fitOf(line, [slip])]).toEqual([slip, line.includes(` ${slip}`) ? 'exact' : 'near'])
    }
  })
})

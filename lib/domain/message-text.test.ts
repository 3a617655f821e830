import { describe, expect, it } from 'vitest'
import { formPersonIn, forwardedIn, ownWords } from './message-text'

describe('ownWords', () => {
  it.each([
    ['Hi\n\n\n\nbye', 'Hi\n\nbye'],
    ['Yes.\n\nOn Thu, 19 Nov 2026, Ann <ann@a.example> wrote:\n> old\n> words', 'Yes.'],
    ['Ja.\nAm 19.11.2026 um 09:12 schrieb Ann:\n> alt\nund mehr', 'Ja.\nund mehr'],
    ['Text\n-- \nNora Lind\nAcme', 'Text'],
    ['Text\n-----Original Message-----\nold', 'Text'],
    ['Siehe unten\n\nVon: Ann <ann@a.example>\nGesendet: Montag\nAn: Rita\nBetreff: x\n\nalt', 'Siehe unten'],
    ['Call me at 9:30\nor mail: bo@a.example', 'Call me at 9:30\nor mail: bo@a.example'],
  ])('%j is %j', (text, words) => {
    expect(ownWords(text)).toBe(words)
    expect(ownWords(words)).toBe(words)
  })
})

describe('forwardedIn', () => {
  it.each([
    'From: Ann Lee <ann@a.example>\nDate: Mon\nSubject: x\nTo: <sales@b.example>',
    'Begin forwarded message:\n\nVon: Ann Lee [mailto:ann@a.example]\n\nBetreff: x\n\nDatum: Mo',
    '发件人： Ann Lee <ann@a.example>\n日期： 周一\n主题： x',
    '*De :* Ann Lee <ann@a.example>\n*Envoyé :* lundi\n*Objet :* x',
  ])('finds the sender in %j', (text) =>
    expect(forwardedIn(text)).toEqual([expect.objectContaining({ email: 'ann@a.example', name: 'Ann Lee' })]),
  )

  it.each([
    'Ann Lee\nTel: 123\nMail: ann@a.example',
    'Mail: ann@a.example\nTel: 123',
    'Subject: x\nFrom: Ann <ann@a.example>',
    'On Thu, Ann <ann@a.example> wrote:\nhi: you',
  ])('finds nobody in %j', (text) => expect(forwardedIn(text)).toEqual([]))

  it('names the outermost first', () => {
    const header = (who: string) => `From: <${who}>\nDate: Mon\nSubject: x\n\nHello all\n`
    expect(forwardedIn(header('a@a.example') + header('b@b.example')).map((one) => one.email)).toEqual([
      'a@a.example',
      'b@b.example',
    ])
  })
})

describe('formPersonIn', () => {
  it.each([
    'Name: Dr. Aisha Rahman\nE-mail: aisha@m.example\nPhone: 1',
    'New submission\nNom\tDr. Aisha Rahman\t\nCourriel\taisha@m.example\t\n',
  ])('finds the person in %j', (text) =>
    expect(formPersonIn(text)).toEqual([{ email: 'aisha@m.example', name: 'Dr. Aisha Rahman' }]),
  )
  it('finds nobody without labels', () => expect(formPersonIn('Write to aisha@m.example now')).toEqual([]))
})

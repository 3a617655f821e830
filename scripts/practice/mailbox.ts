import { CAST } from '../../lib/sample/cast.ts'
import { REP } from '../../lib/sample/company.ts'

/** A message of the practice mailbox. `hours` ago it came; paragraphs of the body, quoted ones start with `> `. */
export interface Letter {
  id: string
  from: { name: string; email: string }
  subject: string
  hours: number
  unread: boolean
  text: string[]
}

interface Draft {
  id: string
  /** Key in the sample's cast, or a stranger. */
  from: string | { name: string; email: string }
  subject: string
  hours: number
  unread?: true
  text: string[]
}

// prettier-ignore
const DRAFTS: readonly Draft[] = [
  { id: 'ann', from: 'ann', subject: 'Security questions before we go on', hours: 1, unread: true, text: [
    'Hello Rita,',
    'thank you for the webinar, the dairy example was close to what we see on our filling lines.',
    'Before I take this to the plant managers I need two answers. Does Linesight work with single sign-on (SSO), and where is the data stored? Our IT will not look at anything without that. And half of our machines are older than 2005: does it work on old machines?',
    'If there is something written that I can forward, all the better.',
    'Best regards,\nAnn Lee\nVP Operations, Acme Foods GmbH',
  ] },
  { id: 'tomas', from: 'tomas', subject: 'Re: Pilot proposal', hours: 4, unread: true, text: [
    'Rita,',
    'the board meets on the 14th. I have the proposal, but they will ask for the payback and for a plan week by week. Do you have slides I can edit?',
    'Tomás',
    '> Dear Tomás, attached is the proposal for the pilot on line 3, as discussed. Rita',
  ] },
  { id: 'priya', from: 'priya', subject: 'Demo next week?', hours: 20, unread: true, text: [
    'Hi,',
    'I asked for a demo on your site yesterday. Tuesday or Wednesday after two would suit us. Please show how it compares with a MES module, our vendor says theirs can do the same.',
    'Priya Nair\nSaffron Kitchens',
  ] },
  { id: 'jonas', from: { name: 'Jonas Brandt', email: 'jonas.brandt@nordwind.example' }, subject: 'Tomorrow’s pipeline call', hours: 22, text: [
    'Morning Rita,',
    'can we start at ten instead of nine? I would like to go through Lumen Bottling and Aegean Dairy first.',
    'Jonas',
  ] },
  { id: 'chloe', from: 'chloe', subject: 'Questionnaire, second round', hours: 26, text: [
    'Hello Rita,',
    'thanks for the answers. Still open: penetration test report, list of sub-processors, and whether the sensors need an inbound port in the OT network.',
    'Chloé Marchand\nIT security, Belleville Cosmetics',
  ] },
  { id: 'marcus', from: 'marcus', subject: 'Your payback numbers', hours: 45, text: [
    'Rita, your calculator says nine months. I get fourteen with our margin. Send me the sheet so that I can see the assumptions.',
    'MW',
  ] },
  { id: 'layla', from: 'layla', subject: 'Case study in Arabic?', hours: 50, text: [
    'Dear Rita,',
    'is there anything in Arabic for our shift leads? A short guide would be enough for a start.',
    'ليلى حداد\nLayla Haddad',
  ] },
  { id: 'letter', from: { name: 'Packaging Weekly', email: 'newsletter@packaging-weekly.example' }, subject: 'This week: robots that fold', hours: 54, text: [
    'Eight stories from the packaging world, and a calendar of fairs.',
    'You get this letter because you subscribed. Questions: editor@packaging-weekly.example',
  ] },
  { id: 'karim', from: 'karim', subject: 'Re: Numbers for two sites', hours: 76, text: [
    'Hello Rita,',
    'as I said on the phone, we think about the second site as well. Who watches the screen there at night? And what will the works council say?',
    'Karim',
  ] },
  { id: 'stranger', from: { name: 'Noor van Dijk', email: 'noor.vandijk@tulip-confectionery.example' }, subject: 'Question about Linesight', hours: 80, text: [
    'Good afternoon,',
    'a colleague at another plant told me about you. We make liquorice on two lines from 1998. Is that too old?',
    'Noor van Dijk\nTechnical manager, Tulip Confectionery',
  ] },
  { id: 'maria', from: 'maria', subject: 'Rückfrage zum Leitfaden', hours: 98, text: [
    'Sehr geehrte Frau Keller,',
    'vielen Dank für den Leitfaden. Läuft das auch auf alten Maschinen, und wie lange steht die Linie beim Einbau?',
    'Mit freundlichen Grüßen\nM. M. von Hohenlohe',
  ] },
  { id: 'einkauf', from: 'einkauf', subject: 'Price inquiry', hours: 120, text: [
    'Dear Sir or Madam, please send us your current price list.',
    'Vitaplus, Purchasing',
  ] },
]

/** The twelve messages, newest first, from leads of the sample workspace and others. */
export const LETTERS: readonly Letter[] = DRAFTS.map(({ from, unread, ...draft }) => ({
  ...draft,
  from: typeof from === 'string' ? player(from) : from,
  unread: unread === true,
}))

/** Whose mailbox it is. */
export const MAILBOX_OWNER = REP

function player(key: string): { name: string; email: string } {
  const found = CAST.find((one) => one.key === key)
  if (!found) throw new Error(`The sample has no "${key}"`)
  return { name: found.name, email: found.email }
}

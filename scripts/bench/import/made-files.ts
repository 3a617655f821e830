import { closeSync, openSync, writeSync } from 'node:fs'

const FIRST = ['Ann', 'Bo', 'Carla', 'Dieter', 'Eva', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas']
const LAST = ['Lee', 'Ray', 'Novak', 'Schmidt', 'Moreau', 'Okafor', 'Larsen', 'Rossi', 'Yilmaz', 'Kowalski']
const HOUSES = [
  'Nordwind',
  'Acme',
  'Blaufels',
  'Cobalt',
  'Dunmore',
  'Elmhurst',
  'Fjordline',
  'Granite',
  'Helios',
  'Inova',
]
const FORMS = ['', ' GmbH', '', ' Logistics', '', ' SA', '', ' Foods', '', ' Group']
const EVENTS = ['Page viewed', 'Email opened', 'Email clicked', 'Form submitted', 'Webinar attended']
const PAGES = ['pricing', 'blog/rollout', 'product/sso', 'case-studies/nordwind', 'careers']

/** Writes a CSV of leads as HubSpot exports them. */
export function writeLeads(path: string, leads: number): void {
  const head =
    'Record ID,First Name,Last Name,Email,Company,Job Title,Lifecycle Stage,Lead Status,Create Date,Country\n'
  writeLines(path, head, leads, (lead) => {
    const day = `2025-${two((lead % 12) + 1)}-${two((lead % 28) + 1)} 10:00`
    const company = `${HOUSES[lead % 10]}${lead % 5000}${FORMS[Math.floor(lead / 10) % 10]}`
    return `${lead},${nameOf(lead)},${addressOf(lead)},${company},VP Operations,lead,NEW,${day},Germany\n`
  })
}

/** Writes a CSV of touchpoints, those of one lead scattered over the whole file as time scatters them. */
export function writeTouchpoints(path: string, leads: number, each: number): void {
  writeLines(path, 'Email,Event,Timestamp,Title,URL,Campaign,Event ID\n', leads * each, (row) => {
    const lead = (row * 7919) % leads
    const day = `2025-${two((row % 12) + 1)}-${two((row % 28) + 1)} ${two(row % 24)}:${two(row % 60)}`
    const url = `https://www.acme.example/${PAGES[row % 5]}`
    return `${addressOf(lead)},${EVENTS[row % 5]},${day},Title ${row % 200},${url},Spring ${row % 20},e${row}\n`
  })
}

function writeLines(path: string, head: string, lines: number, lineOf: (line: number) => string): void {
  const file = openSync(path, 'w')
  let text = head
  for (let line = 0; line < lines; line++) {
    text += lineOf(line)
    if (text.length < 1_000_000 && line < lines - 1) continue
    writeSync(file, text)
    text = ''
  }
  closeSync(file)
}

function nameOf(lead: number): string {
  return `${FIRST[lead % 10]},${LAST[Math.floor(lead / 10) % 10]}${lead}`
}

function addressOf(lead: number): string {
  return `p${lead}@company${lead % 5000}.example`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** One message of the real mailbox, and whom a careful reader takes for the lead. */
export interface MailCase {
  subject: string
  /** Who is meant; nobody where absent. */
  lead?: string
  /** The page is not sure enough for more than a question. */
  asked?: boolean
  /** In the workspace: its own touchpoint shows that the panel is about this lead. */
  known?: Known
  /** Why it is hard. */
  why: string
}

interface Known {
  name: string
  /** As the file to import spells it. */
  email: string
  touchpoint: string
}

/** The signed-in rep of the mailbox, and the rep's company. */
export const REP = { email: 'anna.keller@nordwind.example', domain: 'nordwind.example', name: 'Anna Keller' }

/** The thirteen messages in the inbox. */
export const INBOX: readonly MailCase[] = [
  {
    subject: 'Question about your packaging line',
    lead: 'jordan.miller@brightpath.example',
    known: known('Jordan Miller', 'jordan.miller@brightpath.example', 'Fair in Hannover'),
    why: 'a plain question',
  },
  {
    subject: 'RFQ 2231: 3 conveyor units',
    lead: 'priya.raman@solarcrest.example',
    known: known('Priya Raman', 'priya.raman@solarcrest.example', 'Conveyor calculator'),
    why: 'several recipients and a colleague, another mailto in the body',
  },
  {
    subject: 'Fwd: Demo request',
    lead: 'lucia.fernandez@andesfoods.example',
    asked: true,
    known: known('Lucía Fernández', 'Lucia.Fernandez@andesfoods.example', 'Demo page'),
    why: 'forwarded by a colleague in the text',
  },
  {
    subject: 'Fwd: Service contract (attached)',
    lead: 'henrik.solberg@fjordtech.example',
    asked: true,
    why: 'forwarded by a colleague as an attachment',
  },
  {
    subject: '[Packaging-Talk] Looking for a sleeve wrapper vendor',
    lead: 'chloe.dubois@emballage.example',
    asked: true,
    why: 'from a mailing list, the writer only in Reply-To',
  },
  {
    subject: 'Oferta dla Państwa – pilne',
    lead: 'lukasz.zolc@opakowania.example',
    why: 'names in other alphabets',
  },
  {
    subject: 'Re: your white paper',
    lead: 'sam.okafor+nordwind@mailbox.example',
    known: known('Sam Okafor', 'sam.okafor+nordwind@mailbox.example', 'White paper on sleeves'),
    why: 'plus-addresses on both sides',
  },
  {
    subject: 'New contact form submission #4711',
    lead: 'aisha.rahman@medpack.example',
    asked: true,
    known: known('Aisha Rahman', 'aisha.rahman@medpack.example', 'Blister pack guide'),
    why: 'a web form from a no-reply address',
  },
  {
    subject: 'Re: Re: Question about your packaging line',
    lead: 'jordan.miller@brightpath.example',
    known: known('Jordan Miller', 'jordan.miller@brightpath.example', 'Fair in Hannover'),
    why: 'quotes of the rep and of an old address',
  },
  { subject: 'Packworld Weekly: 7 trends', why: 'a newsletter' },
  {
    subject: 'Old and new address',
    lead: 'pat.oneil@kestrel-foods.example',
    why: 'another address in the display name',
  },
  {
    subject: 'Angebot Anfrage (BCC)',
    lead: 'joerg.mueller@xn--mller-bau-q9a.example',
    known: known('Jörg Müller', 'Joerg.Mueller@müller-bau.example', 'Angebotsseite'),
    why: 'in blind copy, an international domain, capitals',
  },
  {
    subject: 'Invitation: FX-200 demo',
    lead: 'elif.demir@anadolu-pak.example',
    why: 'a calendar invitation',
  },
]

/** What the rep wrote: the lead is whom it went to. */
export const SENT = {
  subject: 'Re: Question about your packaging line',
  lead: 'jordan.miller@brightpath.example',
}

/** The message of a lead in the inbox. Throws where there is none. */
export function messageOf(lead: string): MailCase & { known: Known } {
  const found = INBOX.find((one) => one.lead === lead)
  if (!found?.known) throw new Error(`Nobody in the workspace writes from ${lead}`)
  return { ...found, known: found.known }
}

function known(name: string, email: string, touchpoint: string): Known {
  return { name, email, touchpoint }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type Browser } from '../e2e/browser.ts'
import { INBOX, SENT, type MailCase } from './mailbox.ts'
import { panelStays, untilPanel, type PanelShown } from './panel-shown.ts'
import { realApplication } from './real-application.ts'
import { RoundcubePage } from './roundcube-page.ts'
import { fillWorkspace } from './workspace.ts'

const HOSTS = [
  { skin: 'elastic', name: 'roundcubeHtml' },
  { skin: 'larry', name: 'roundcubePlain' },
] as const
const VIEWS = ['preview', 'full'] as const

/** What the panel must show for a message: how, and who first. */
interface Wanted {
  kind: PanelShown['kind']
  first?: string
}

/** The table's word, as far as this view of this skin shows it. */
function wantedOf(message: MailCase, skin: string, view: (typeof VIEWS)[number], knowsRep: boolean): Wanted {
  // This preview leaves out Reply-To, and a list's address is nobody's.
  const isList = message.subject.startsWith('[Packaging-Talk]')
  if (!message.lead || (isList && skin === 'larry' && view === 'preview')) return { kind: 'noLead' }
  if (message.asked || !knowsRep) return { kind: 'ask', first: message.lead }
  return { kind: message.known ? 'lead' : 'unknown', first: message.lead }
}

const isSo = (wanted: Wanted) => (shown: PanelShown) =>
  shown.kind === wanted.kind && shown.emails[0] === wanted.first

const isSure = ({ kind }: PanelShown) => kind === 'lead' || kind === 'unknown'

for (const { skin, name } of HOSTS) {
  for (const rep of ['inSettings', 'unknown'] as const) {
    describe(`Roundcube, ${skin}, the rep's address ${rep === 'inSettings' ? 'in the settings' : 'not in the settings'}`, () => {
      let browser: Browser
      let mail: RoundcubePage

      beforeAll(async () => {
        browser = await startBrowser(undefined, { viewport: { width: 1600, height: 900 } })
        await fillWorkspace(browser, rep)
        mail = await RoundcubePage.signIn(browser.context, realApplication(name))
      })
      afterAll(() => browser?.close())

      // Elastic names the account beside the list only; larry on every page.
      const knowsRep = (view: (typeof VIEWS)[number]) =>
        rep === 'inSettings' || skin === 'larry' || view === 'preview'

      it('takes nobody from the list where no message is open', async () => {
        await mail.openList()
        await panelStays(mail.page, isSo({ kind: 'nobody' }))
      })

      describe.each(VIEWS)('%s', (view) => {
        beforeAll(() => (view === 'preview' ? mail.openList() : undefined))

        it.each(INBOX)('$why: $subject', async (message) => {
          const wanted = wantedOf(message, skin, view, knowsRep(view))
          const wrong: string[] = []
          if (view === 'full') await mail.openFull(message.subject)
          else await mail.openPreview(message.subject)
          const shown = await untilPanel(mail.page, isSo(wanted), (look) => {
            // In the preview the message before stands until this one has come.
            if (view === 'full' && isSure(look) && look.emails[0] !== message.lead) wrong.push(look.text)
          })
          if (wanted.kind === 'noLead') await panelStays(mail.page, isSo(wanted))
          expect(wrong).toEqual([])
          if (wanted.kind === 'lead') expectLead(shown, message)
          if (wanted.kind === 'ask') expect(isKnown(shown)).toBe(message.known !== undefined)
        })
      })

      it('takes whom the rep wrote to for the lead of a sent mail', async () => {
        await mail.openFull(SENT.subject, 'Sent')
        const kind = knowsRep('full') ? 'lead' : 'ask'
        const shown = await untilPanel(mail.page, (look) => look.kind === kind)
        expect(shown.emails).toContain(SENT.lead)
        if (kind === 'lead') expect(shown.text).toContain('you wrote to them')
      })
    })
  }
}

/** A known lead has its name, its stage and its own touchpoint. */
function expectLead({ text }: PanelShown, { known }: MailCase): void {
  expect(text).toContain(known!.name)
  expect(text).toMatch(/(Awareness|Interest|Consideration|Intent|Evaluation|Purchase) · since/)
  expect(text).toContain(known!.touchpoint)
}

/** Whether the first person asked about is in the workspace. */
function isKnown({ text, emails }: PanelShown): boolean {
  const afterFirst = text.slice(text.indexOf(emails[0]!)).split('\n')[1]!
  return !afterFirst.includes('not in your workspace')
}

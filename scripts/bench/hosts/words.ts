import type { Random } from '../../../lib/domain/random'
import { between, pick } from './chance'
import { findAll, type PageParts, scopesOf } from './page-parts'

/** Words of interfaces, a column a language: English, German, French, Spanish, Japanese, Arabic, Russian. */
const WORDS = [
  ['From', 'Von', 'De', 'De', '差出人', 'من', 'От'],
  ['To', 'An', 'À', 'Para', '宛先', 'إلى', 'Кому'],
  ['Cc', 'Kopie', 'Copie', 'CC', '写し', 'نسخة', 'Копия'],
  ['me', 'ich', 'moi', 'yo', '自分', 'أنا', 'я'],
  ['Subject', 'Betreff', 'Objet', 'Asunto', '件名', 'الموضوع', 'Тема'],
  ['Email', 'E-Mail', 'Courriel', 'Correo', 'メール', 'البريد', 'Почта'],
  ['Name', 'Name', 'Nom', 'Nombre', '名前', 'الاسم', 'Имя'],
  ['Phone', 'Telefon', 'Téléphone', 'Teléfono', '電話', 'هاتف', 'Телефон'],
  ['Company', 'Firma', 'Société', 'Empresa', '会社', 'شركة', 'Компания'],
  ['Title', 'Titel', 'Titre', 'Cargo', '役職', 'المسمى', 'Должность'],
  ['Lead', 'Lead', 'Piste', 'Candidato', 'リード', 'عميل محتمل', 'Лид'],
  ['Contact', 'Kontakt', 'Contact', 'Contacto', '連絡先', 'جهة اتصال', 'Контакт'],
  ['Inbox', 'Posteingang', 'Boîte de réception', 'Recibidos', '受信トレイ', 'الوارد', 'Входящие'],
  ['Reply', 'Antworten', 'Répondre', 'Responder', '返信', 'رد', 'Ответить'],
  ['New Message', 'Neue Nachricht', 'Nouveau message', 'Mensaje nuevo', '新規メッセージ', 'رسالة جديدة', 'Новое письмо'],
  ['Message Body', 'Nachrichtentext', 'Corps du message', 'Cuerpo del mensaje', '本文', 'نص الرسالة', 'Текст письма'],
  ['Search', 'Suche', 'Rechercher', 'Buscar', '検索', 'بحث', 'Поиск'],
  ['Open', 'Öffnen', 'Ouvrir', 'Abrir', '開く', 'فتح', 'Открыть'],
] // prettier-ignore
const TAGS = ['en', 'de', 'fr', 'es', 'ja', 'ar', 'ru']
const LABELS = ['aria-label', 'placeholder', 'alt', 'title', 'data-tooltip']
/** Words that make texts longer. */
export const FILLER =
  'und dazu ein sehr langer Zusatz with many more words que no cabe en una sola línea ещё слова 長い文章 Donaudampfschifffahrtsgesellschaft'.split(
    ' ',
  )

/** The whole interface in another language: labels, hints, titles, the direction of writing. */
export function translate({ page, fixture }: PageParts, random: Random): void {
  const column = between(0, TAGS.length - 1, random)
  page.documentElement.setAttribute('lang', TAGS[column]!)
  if (TAGS[column] === 'ar') page.documentElement.setAttribute('dir', 'rtl')
  page.title = page.title.replace(/[^-–|]+/g, (part) => translated(part, column) ?? part)
  const { name = '' } = fixture.expect
  for (const element of findAll(page.documentElement, '*')) {
    if (element.hasAttribute('name')) relabel(element, 'name', column)
    for (const label of LABELS) {
      const value = element.getAttribute(label)
      if (!value || relabel(element, label, column) || label === 'title') continue
      // A sentence of the interface that the table does not hold; one that names somebody stays.
      if (!/[@:]/.test(value) && !(name && value.includes(name)))
        element.setAttribute(label, filler(2, random))
    }
  }
  for (const text of textsOf(page)) text.nodeValue = translated(text.nodeValue!, column) ?? text.nodeValue
}

/** Some texts grow by a few words or by hundreds. */
export function lengthen({ page }: PageParts, random: Random): void {
  const texts = textsOf(page).filter((text) => text.nodeValue!.trim())
  if (!texts.length) return
  for (let left = between(1, 6, random); left > 0; left--) {
    const text = pick(texts, random)
    // A field that holds an address holds no essay.
    const more = filler(pick(text.nodeValue!.includes('@') ? [2, 10] : [2, 10, 400], random), random)
    text.nodeValue = random() < 0.5 ? `${text.nodeValue} ${more}` : `${more} ${text.nodeValue}`
  }
}

function relabel(element: Element, name: string, column: number): boolean {
  const told = translated(element.getAttribute(name)!, column)
  if (told !== undefined) element.setAttribute(name, told)
  return told !== undefined
}

/** A word of the table, perhaps before a colon and a value, in another language; undefined where it is none. */
function translated(text: string, column: number): string | undefined {
  const [, before, word, after] = /^(\s*)([^:]+?)(\s*(?::.*)?)$/s.exec(text) ?? []
  const row = word && WORDS.find((one) => one.some((known) => known.toLowerCase() === word.toLowerCase()))
  return row ? `${before}${row[column]}${after}` : undefined
}

function filler(count: number, random: Random): string {
  return Array.from({ length: count }, () => pick(FILLER, random)).join(' ')
}

function textsOf(page: Document): Text[] {
  return scopesOf(page.documentElement).flatMap((scope) => {
    const walker = page.createTreeWalker(scope as unknown as Node, 4)
    const texts: Text[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (!/^(TITLE|SCRIPT|STYLE|OPTION)$/.test(text.parentElement?.tagName ?? '')) texts.push(text)
    }
    return texts
  })
}

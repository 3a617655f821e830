// The practice webmail: a list, a reading pane, an inline reply and a pop-up draft. Nothing leaves the page.
const letters = JSON.parse(document.getElementById('letters').textContent)
const me = document.querySelector('meta[name="user-email"]').content
const myName = document.querySelector('.me').dataset.name
const list = document.getElementById('list')
const reading = document.getElementById('reading')
const popupPlace = document.getElementById('popup-place')
const read = new Set(letters.filter((letter) => !letter.unread).map((letter) => letter.id))

window.addEventListener('hashchange', draw)
document.getElementById('new-message').addEventListener('click', openPopup)
draw()

function draw() {
  const open = letters.find((letter) => location.hash === `#/inbox/${letter.id}`)
  if (open) read.add(open.id)
  document.title = open ? `${open.subject} · Postbox` : 'Inbox · Postbox'
  list.replaceChildren(...letters.map((letter) => row(letter, letter === open)))
  reading.replaceChildren(open ? message(open) : make('p', { class: 'empty' }, 'No message is open.'))
}

function row(letter, isOpen) {
  const link = make(
    'a',
    {
      href: `#/inbox/${letter.id}`,
      class: read.has(letter.id) ? 'row' : 'row unread',
      title: letter.from.email,
    },
    make('span', { class: 'who' }, letter.from.name),
    make('time', {}, when(letter.hours)),
    make('span', { class: 'subject' }, letter.subject),
    make('span', { class: 'start' }, letter.text.find((text) => text.length > 40) ?? ''),
  )
  if (isOpen) link.setAttribute('aria-current', 'true')
  return make('li', {}, link)
}

/** The open message says who it is from and to in schema.org microdata. */
function message(letter) {
  const head = make(
    'header',
    { class: 'head' },
    make('h1', { itemprop: 'about' }, letter.subject),
    make('div', { class: 'from' }, person('sender', letter.from), make('time', {}, when(letter.hours))),
    make('div', { class: 'to' }, 'to ', person('toRecipient', { name: myName, email: me })),
  )
  const text = make('div', { class: 'text', itemprop: 'text', dir: 'auto' }, ...letter.text.map(paragraph))
  const reply = make('button', { type: 'button', class: 'primary', id: 'reply' }, 'Reply')
  const foot = make('footer', { class: 'foot' }, reply)
  reply.addEventListener('click', () => openReply(letter, foot))
  const thread = make('meta', { itemprop: 'identifier', content: letter.id })
  return make(
    'article',
    { itemscope: '', itemtype: 'https://schema.org/EmailMessage' },
    thread,
    head,
    text,
    foot,
  )
}

function person(property, { name, email }) {
  return make(
    'span',
    { itemprop: property, itemscope: '', itemtype: 'https://schema.org/Person', class: 'person' },
    make('span', { itemprop: 'name' }, name),
    ' ',
    make('span', { itemprop: 'email' }, email),
  )
}

function paragraph(text) {
  const quoted = text.startsWith('> ')
  return make(quoted ? 'blockquote' : 'p', {}, ...lines(quoted ? text.slice(2) : text))
}

function openReply(letter, foot) {
  const body = make(
    'div',
    {
      class: 'draft-body',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Message',
    },
    make('p', {}, make('br')),
    make(
      'div',
      { class: 'signature' },
      make('p', {}, myName, make('br'), 'Nordwind · Linesight', make('br'), me),
    ),
    make(
      'blockquote',
      { type: 'cite' },
      make('p', {}, `${letter.from.name} wrote:`),
      ...letter.text.map(paragraph),
    ),
  )
  const draft = make(
    'form',
    { class: 'draft', 'aria-label': 'Reply' },
    make('div', { class: 'line' }, `To: ${letter.from.name}`),
    body,
    buttons(() => foot.replaceChildren(document.getElementById('reply') ?? replyAgain(letter, foot))),
  )
  foot.replaceChildren(draft)
  body.focus()
  getSelection().collapse(body.firstElementChild, 0)
}

function replyAgain(letter, foot) {
  const again = make('button', { type: 'button', class: 'primary', id: 'reply' }, 'Reply')
  again.addEventListener('click', () => openReply(letter, foot))
  return again
}

function openPopup() {
  const field = (name, label) =>
    make(
      'label',
      { class: 'line' },
      make('span', {}, label),
      make('input', { name, type: 'text', autocomplete: 'off' }),
    )
  const draft = make(
    'form',
    { class: 'draft popup', role: 'dialog', 'aria-label': 'New message' },
    make('div', { class: 'title' }, 'New message'),
    field('to', 'To'),
    field('subject', 'Subject'),
    make('textarea', { name: 'body', 'aria-label': 'Message', rows: '9' }),
    buttons(() => popupPlace.replaceChildren()),
  )
  draft.elements.body.value = `\n\n-- \n${myName}\nNordwind · Linesight`
  popupPlace.replaceChildren(draft)
  draft.elements.to.focus()
}

function buttons(close) {
  const send = make('button', { type: 'button', class: 'primary' }, 'Send')
  const drop = make('button', { type: 'button' }, 'Discard')
  send.addEventListener('click', () => {
    close()
    say('Practice: this message went nowhere.')
  })
  drop.addEventListener('click', close)
  return make('div', { class: 'buttons' }, send, drop)
}

function say(text) {
  const toast = document.getElementById('toast')
  toast.textContent = text
  toast.hidden = false
  setTimeout(() => (toast.hidden = true), 3000)
}

function when(hours) {
  const date = new Date(Date.now() - hours * 3_600_000)
  const today = date.toDateString() === new Date().toDateString()
  const format = today
    ? { hour: '2-digit', minute: '2-digit' }
    : { weekday: 'short', day: 'numeric', month: 'short' }
  return date.toLocaleString('en-GB', format)
}

function lines(text) {
  return text.split('\n').flatMap((line, index) => (index ? [document.createElement('br'), line] : [line]))
}

/** An element with attributes and children; text stays text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

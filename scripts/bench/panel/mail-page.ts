import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page that shows one e-mail and can be told to show another, as a single-page mail client does. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title>
<meta name="user-email" content="rep@nordwind.example"></head><body><main id="main"></main><script>
window.show = (i) => {
  const main = document.getElementById('main')
  const message = document.createElement('article')
  message.setAttribute('itemscope', '')
  message.setAttribute('itemtype', 'https://schema.org/EmailMessage')
  const add = (parent, tag, prop, text) => {
    const element = document.createElement(tag)
    if (prop) element.setAttribute('itemprop', prop)
    element.textContent = text
    parent.append(element)
    return element
  }
  add(message, 'h1', 'about', 'Question about topic' + (i % 3000))
  const sender = add(message, 'div', 'sender', '')
  sender.setAttribute('itemscope', '')
  sender.setAttribute('itemtype', 'https://schema.org/Person')
  add(sender, 'span', 'name', 'Person Number' + i)
  add(sender, 'span', 'email', 'person' + i + '@company' + (i % 20000) + '.example')
  add(message, 'div', 'text', 'Hello, could you tell me about topic' + ((i * 7) % 3000) + ' and prices? Thank you.')
  const at = performance.timeOrigin + performance.now()
  main.replaceChildren(message)
  history.replaceState(null, '', '#/message/' + i)
  return at
}
</script></body></html>`

/** Serves the page on loopback; answers its address and the way to stop. */
export async function serveMailPage(): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(PAGE)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

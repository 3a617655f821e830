const MESSAGES = 60
const MEGABYTES = 2
const WORDS =
  'the rollout of the new site next week needs a review of the security plan and of the price list for both plants'.split(
    ' ',
  )

/**
 * A mail thread of about two megabytes as a web mail shows it: sixty messages with quotes, and a draft below them in
 * which somebody types, so that the page changes thirty times a second. `window.changes` counts.
 */
export const LONG_THREAD = `<!doctype html><html lang="en"><head><title>Thread</title></head><body>
<main><h1>Rollout</h1>${Array.from({ length: MESSAGES }, (_, place) => message(place)).join('')}
<div id="draft" contenteditable="true" style="min-height:200px">Dear </div></main><script>
window.changes = 0
const text = document.getElementById('draft').firstChild
setInterval(() => {
  window.changes++
  text.nodeValue = 'Dear Ann, ' + 'word '.repeat(window.changes % 200)
}, 33)
</script></body></html>`

function message(place: number): string {
  const address = place % 2 ? 'rita@ourco.example' : 'ann@acme.example'
  const each = (MEGABYTES * 1_000_000) / MESSAGES
  let text = ''
  for (let word = place; text.length < each; word++)
    text += word % 60 ? `${WORDS[word % WORDS.length]} ` : `</p><p>On Monday ${address} wrote `
  return `<article itemscope itemtype="https://schema.org/EmailMessage">
    <header itemprop="sender" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Person ${place}</b>
    <span itemprop="email">${address}</span></header><div itemprop="text"><p>${text}</p></div></article>`
}

const ROWS = 5000

/**
 * A page with a table of 5,000 rows that changes 1,000 times a second: most changes are of a cell's text, every
 * tenth takes a row out and puts it in elsewhere. `window.changes` counts. Each row is laid out by itself, as in a
 * well-made application: a page that is slow by itself would make anything beside it look fast.
 */
export const RESTLESS_TABLE = `<!doctype html><html lang="en"><head><title>Leads</title>
<style>
  table, tbody { display: block }
  tr { display: grid; grid-template-columns: repeat(5, 1fr); height: 20px; contain: strict; content-visibility: auto }
  td { overflow: hidden; white-space: nowrap }
</style>
</head><body><h1>Leads</h1><main><table><tbody id="rows"></tbody></table></main><script>
const rows = document.getElementById('rows')
for (let i = 0; i < ${ROWS}; i++) {
  const row = rows.insertRow()
  for (const text of ['Person ' + i, 'person.' + i + '@company-' + (i % 97) + '.example', 'Company ' + (i % 97), 'Open', '0'])
    row.insertCell().textContent = text
}
window.changes = 0
let last = performance.now()
setInterval(() => {
  const due = Math.floor(performance.now() - last)
  last += due
  for (let i = 0; i < Math.min(due, 100); i++) {
    const n = ++window.changes
    const row = rows.rows[(n * 7919) % ${ROWS}]
    if (n % 10) row.cells[4].firstChild.nodeValue = String(n)
    else rows.insertBefore(rows.removeChild(row), rows.rows[(n * 104729) % (${ROWS} - 1)])
  }
}, 4)
</script></body></html>`

// The practice CRM: a note stays on the page until it is left. Nothing is saved.
document.querySelector('.notes')?.addEventListener('submit', (event) => {
  event.preventDefault()
  const note = document.getElementById('note')
  if (!note.value.trim()) return
  const saved = document.createElement('li')
  saved.textContent = note.value
  document.querySelector('.saved').prepend(saved)
  note.value = ''
})
document.querySelector('.row[aria-current]')?.scrollIntoView({ block: 'center' })

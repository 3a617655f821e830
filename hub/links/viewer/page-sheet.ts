import type * as Pdf from 'pdfjs-dist'

type Library = typeof Pdf

/** Pixels of one page's canvas at most: phones refuse more. */
const MOST_PIXELS = 16_000_000
const LINK = /^(https?:|mailto:)/i

/** One page as it lies in the document's column: an empty sheet of its size until it comes near. */
export class PageSheet {
  readonly element = document.createElement('section')
  readonly number: number
  readonly #library: Library
  readonly #file: Pdf.PDFDocumentProxy
  #shape: { width: number; height: number }
  #scale = 1
  #wanted = false
  #drawnAt = 0
  #task: Pdf.RenderTask | undefined

  constructor(
    library: Library,
    file: Pdf.PDFDocumentProxy,
    number: number,
    shape: { width: number; height: number },
  ) {
    this.#library = library
    this.#file = file
    this.number = number
    this.#shape = shape
    this.element.className = 'sheet'
    this.element.dataset.page = String(number)
    this.element.setAttribute('aria-label', `Page ${number}`)
  }

  /** Lays it out at a scale: 1 is 1/96 inch a pixel. What is drawn is drawn again. */
  size(scale: number): void {
    this.#scale = scale
    const { style } = this.element
    style.width = `${Math.floor(this.#shape.width * scale)}px`
    style.height = `${Math.floor(this.#shape.height * scale)}px`
    style.setProperty('--total-scale-factor', String(scale))
    if (this.#wanted) void this.draw()
  }

  /** Draws it, once for a scale. */
  async draw(): Promise<void> {
    this.#wanted = true
    const scale = this.#scale
    if (this.#drawnAt === scale) return
    this.#drawnAt = scale
    const page = await this.#file.getPage(this.number)
    const { width, height } = page.getViewport({ scale: 1 })
    if (width !== this.#shape.width || height !== this.#shape.height) {
      this.#shape = { width, height }
      this.size(this.#scale)
    }
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    const sharp = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)))
    canvas.width = Math.floor(viewport.width * sharp)
    canvas.height = Math.floor(viewport.height * sharp)
    this.#task?.cancel()
    this.#task = page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] })
    try {
      await this.#task.promise
    } catch (error) {
      if ((error as Error).name !== 'RenderingCancelledException') throw error
      return
    }
    if (this.#drawnAt !== scale || !this.#wanted) return
    this.element.replaceChildren(
      canvas,
      await this.#text(page, viewport),
      ...(await this.#links(page, viewport)),
    )
  }

  /** Gives its memory back. */
  clear(): void {
    this.#wanted = false
    this.#drawnAt = 0
    this.#task?.cancel()
    this.element.replaceChildren()
  }

  /** The words, to be marked, found and read aloud. */
  async #text(page: Pdf.PDFPageProxy, viewport: Pdf.PageViewport): Promise<HTMLElement> {
    const container = document.createElement('div')
    container.className = 'words'
    const layer = new this.#library.TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport,
    })
    await layer.render()
    return container
  }

  async #links(page: Pdf.PDFPageProxy, viewport: Pdf.PageViewport): Promise<HTMLElement[]> {
    const notes = await page.getAnnotations()
    return notes
      .filter(({ subtype, url }) => subtype === 'Link' && LINK.test(url ?? ''))
      .map(({ url, rect }) => {
        const [x1, y1] = viewport.convertToViewportPoint(rect[0], rect[1]) as [number, number]
        const [x2, y2] = viewport.convertToViewportPoint(rect[2], rect[3]) as [number, number]
        const link = document.createElement('a')
        Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer', className: 'link' })
        link.setAttribute('aria-label', url)
        Object.assign(link.style, {
          left: `${Math.min(x1, x2)}px`,
          top: `${Math.min(y1, y2)}px`,
          width: `${Math.abs(x2 - x1)}px`,
          height: `${Math.abs(y2 - y1)}px`,
        })
        return link
      })
  }
}

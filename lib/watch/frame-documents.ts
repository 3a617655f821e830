/** The page's document and those of its same-origin frames, however deep, in page order. */
export function frameDocuments(page: Document): Document[] {
  const found = [page]
  for (const each of found) {
    // Walking a big page for frames costs; asking its window how many it has does not.
    if (!each.defaultView?.length) continue
    for (const frame of each.querySelectorAll<HTMLIFrameElement>('iframe,frame'))
      if (frame.contentDocument) found.push(frame.contentDocument)
  }
  return found
}

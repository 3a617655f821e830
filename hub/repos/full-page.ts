import type { Place } from '../../lib/domain/feedback-filter'

/** As many rows as are wanted, or all: for those that cannot be read the next ones are taken. */
export async function fullPage<Body>(
  { after, limit }: { after?: Place | undefined; limit: number },
  read: (after: Place | undefined, most: number) => Promise<(Place & { body: Body | undefined })[]>,
): Promise<(Place & { body: Body })[]> {
  const page: (Place & { body: Body })[] = []
  for (let place = after; ;) {
    const most = limit - page.length
    const rows = await read(place, most)
    for (const { id, at, body } of rows) if (body !== undefined) page.push({ id, at, body })
    if (rows.length < most || page.length === limit) return page
    place = rows.at(-1)
  }
}

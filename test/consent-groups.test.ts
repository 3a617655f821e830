import { expect, it } from 'vitest'
import { sentRoutes } from '../lib/sync/consent'
import { groupConsent } from '../components/options/hub/consent-groups'

const groups = groupConsent(sentRoutes())
const titleOf = (name: string) =>
  groups.filter(({ routes }) => routes.some(({ route }) => route === name)).map(({ title }) => title)

it('files every route under a heading of its own: nothing stands under "Everything else"', () => {
  expect(groups.map(({ title }) => title)).not.toContain('Everything else')
  for (const { route } of sentRoutes()) expect(titleOf(route), route).toHaveLength(1)
})

it('says of a whole workspace that it is one, and not that it is who is in the team', () => {
  expect(titleOf('workspaceRestore')).toEqual(['What marketing imports, and an admin moves'])
  expect(titleOf('memberList')).toEqual(['Members and sessions'])
})

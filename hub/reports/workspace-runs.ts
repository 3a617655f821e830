import type { RouteContext } from '../hub'
import { findVersion } from '../repos/workspace-summary'
import { makeRuns, type Question, type Runs, type Told } from './runs'

const ofHubs = new WeakMap<RouteContext['db'], Runs>()

/** Asks a long question about the member's workspace: one process works it out once, however many ask. */
export async function askLong<T>(
  context: RouteContext,
  key: string,
  work: Question<T>['work'],
): Promise<Told<T>> {
  const { workspaceId } = context.member
  const version = await findVersion(context.db, workspaceId)
  return runsOf(context).ask({ key: `${workspaceId} ${key}`, version, work })
}

function runsOf({ db, now, atStop }: RouteContext): Runs {
  const known = ofHubs.get(db)
  if (known) return known
  const runs = makeRuns(now)
  ofHubs.set(db, runs)
  atStop(() => runs.stop())
  return runs
}

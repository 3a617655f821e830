/** Every five minutes: what waits is told, and what changed is asked. */
const ALARM = 'hub'
/** Once, after a failure. */
const AGAIN = 'hub-again'
const MINUTES = 5

/** Sets the alarm of a connected browser, unless it is set: setting it anew would put it off each time the worker wakes. */
export async function setHubAlarm(): Promise<void> {
  if (await chrome.alarms.get(ALARM)) return
  await chrome.alarms.create(ALARM, { periodInMinutes: MINUTES })
}

/** Asks for one more try after so many ms, also where the worker sleeps then. */
export function wakeHubAfter(ms: number): void {
  void chrome.alarms.create(AGAIN, { delayInMinutes: ms / 60_000 })
}

/** A local workspace needs no alarms. */
export async function clearHubAlarms(): Promise<void> {
  await Promise.all([chrome.alarms.clear(ALARM), chrome.alarms.clear(AGAIN)])
}

/** True where the hub is meant. */
export function isHubAlarm({ name }: chrome.alarms.Alarm): boolean {
  return name === ALARM || name === AGAIN
}

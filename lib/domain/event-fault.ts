/** Why an event of a source could not be taken. Law: closed, and never another meaning. */
export const EVENT_FAULTS = ['notAnObject', 'unknownCall', 'noId', 'tooLarge', 'refused'] as const
export type EventFault = (typeof EVENT_FAULTS)[number]

const DETAILS: Record<EventFault, string> = {
  notAnObject: 'This is not an object.',
  unknownCall: 'Its type is none of track, page, screen, identify, group and alias.',
  noId: 'It has no userId, anonymousId or address: nobody to add it to.',
  tooLarge: 'It is larger than 32 kB; only its beginning was kept.',
  refused: 'The hub could not take it.',
}

/** What was wrong with an event, for a person. */
export function faultDetail(fault: EventFault): string {
  return DETAILS[fault]
}

/** True where the URL looks like one record: a part of its path or hash has a digit, `/contacts/17`, `#Lead/view/5a1`. */
export function isRecordUrl({ pathname, hash }: URL): boolean {
  return /\/\w*\d[\w-]*(\/|$)/.test(pathname + hash)
}

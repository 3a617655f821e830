/** Why a file cannot be read as a table or JSON, in words for the person, by its first bytes. */
export function refusalOf(bytes: Uint8Array, name: string): string | undefined {
  if (bytes.length === 0) return 'This file is empty. Export it again.'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return /\.(xlsx|xlsm|xlsb)$/i.test(name)
      ? 'This is an Excel workbook. Save it as CSV, then import the CSV.'
      : /\.ods$/i.test(name)
        ? 'This is an OpenDocument sheet. Save it as CSV, then import the CSV.'
        : 'This is a zip archive. Unpack it, or if it is an Excel workbook save it as CSV, then import the CSV.'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return 'This is an old Excel workbook. Save it as CSV, then import the CSV.'
  if (startsWith(bytes, [0x1f, 0x8b])) return 'This file is packed with gzip. Unpack it, then import the CSV.'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    return 'This is a PDF. Export the data as CSV or JSON instead.'
  if (looksBinary(bytes)) return 'This is not a text file. Export the data as CSV or JSON.'
  return undefined
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** More than a tenth control characters, other than the zero bytes that UTF-16 and some exports hold. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4000)
  const controls = head.filter((byte) => byte > 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)
  return controls.length > head.length / 10
}

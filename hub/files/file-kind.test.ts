import { expect, it } from 'vitest'
import { cleanName, sniffKind } from './file-kind'

const ZIP = Buffer.from('PK\u0003\u0004rest', 'latin1')
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

it.each([
  [Buffer.from('%PDF-1.7 ...'), 'a', 'application/pdf', 'pdf'],
  [Buffer.from('\ufeff%PDF-1.4'), 'a.html', 'application/pdf', 'pdf'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a.exe', 'image/png', 'png'],
  [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'a.jpeg', 'image/jpeg', 'jpeg'],
  [Buffer.from('GIF89a'), 'a', 'image/gif', 'gif'],
  [Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBP', 'latin1'), 'a', 'image/webp', 'webp'],
  [ZIP, 'a.jar', 'application/zip', 'zip'],
  [ZIP, 'a.odt', 'application/vnd.oasis.opendocument.text', 'odt'],
  [OLE, 'a.xls', 'application/vnd.ms-excel', 'xls'],
])('keeps %#', (head, name, type, ending) => {
  expect(sniffKind(head, name)).toEqual({ type, ending })
})

it.each([
  ['<html>', 'a.pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'a.png'],
  [' <script>alert(1)</script>%PDF-1.4', 'a.pdf'],
  ['<?xml version="1.0"?>', 'a.docx'],
  ['#!/bin/sh', 'a.zip'],
  ['MZ\u0090', 'a.pdf'],
  ['', 'a.pdf'],
])('does not keep %j as %s', (text, name) => {
  expect(sniffKind(Buffer.from(text, 'latin1'), name)).toBeUndefined()
})

it('keeps no installer in an office container', () => {
  expect(sniffKind(OLE, 'setup.msi')).toBeUndefined()
})

it('gives a name the ending of what it is, and no path', () => {
  const pdf = { type: 'application/pdf', ending: 'pdf' }
  expect(cleanName('../../etc/Über uns.html', pdf)).toBe('Über uns.pdf')
  expect(cleanName('a\u0000b\r\n"c.pdf', pdf)).toBe('abc.pdf')
  expect(cleanName('C:\\temp\\x.pdf', pdf)).toBe('x.pdf')
  expect(cleanName('', pdf)).toBe('file.pdf')
  expect(cleanName(`${'n'.repeat(400)}.pdf`, pdf)).toHaveLength(154)
})

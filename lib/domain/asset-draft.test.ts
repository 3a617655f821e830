import { describe, expect, it } from 'vitest'
import { AssetDraft, assetProblems, cleanDraft, draftOf, emptyDraft } from './asset-draft'

const good: AssetDraft = { ...emptyDraft(), title: 'Security overview', url: 'https://acme.example/security' }

describe('what keeps an asset from being saved', () => {
  it('is nothing for a title alone', () => {
    expect(assetProblems({ ...emptyDraft(), title: 'Rollout case' })).toEqual({})
    expect(assetProblems(good)).toEqual({})
  })

  it('is a missing title', () => {
    expect(assetProblems(cleanDraft({ ...good, title: '   ' }))).toEqual({ title: 'Give it a title.' })
  })

  it.each([
    'acme.example/security',
    'javascript:alert(1)',
    'ftp://acme.example/file',
    'https://',
    'just words',
  ])('is %s as a web address', (url) => expect(assetProblems({ ...good, url }).url).toContain('https://'))

  it('is a text over its length, said with the length', () => {
    expect(assetProblems({ ...good, title: 'x'.repeat(301) }).title).toBe('Too long: 300 letters at most.')
    expect(assetProblems({ ...good, summary: 'x'.repeat(5001) }).summary).toBe(
      'Too long: 5,000 letters at most.',
    )
    expect(assetProblems({ ...good, personas: ['x'.repeat(101)] }).personas).toBe(
      'One entry is too long: 100 letters at most.',
    )
  })

  it('is a last valid day before the first', () => {
    expect(assetProblems({ ...good, validFrom: 2, validTo: 1 }).validTo).toContain('before the first')
    expect(assetProblems({ ...good, validFrom: 1, validTo: 1 })).toEqual({})
  })
})

describe('a cleaned draft', () => {
  it('is trimmed, has no empty texts and no word twice', () => {
    const draft = cleanDraft({
      ...good,
      title: '  SSO  ',
      url: ' ',
      owner: '',
      topics: ['sso', ' SSO ', '', 'audit'],
    })
    expect(draft).toMatchObject({ title: 'SSO', topics: ['sso', 'audit'] })
    expect([draft.url, draft.owner]).toEqual([undefined, undefined])
  })

  it('keeps what the form does not show', () => {
    const asset = { ...good, id: 'a', sourceId: 'hubspot:9', retired: true, createdAt: 1, updatedAt: 2 }
    const draft = cleanDraft(draftOf(asset))
    expect(draft).toMatchObject({ id: 'a', sourceId: 'hubspot:9', retired: true })
    expect(draft).not.toHaveProperty('createdAt')
    expect(AssetDraft.safeParse(draft).success).toBe(true)
  })
})

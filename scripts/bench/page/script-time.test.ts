import { expect, it } from 'vitest'
import { scriptTime } from './script-time'

const frame = (url: string, functionName = 'f') => ({ url, functionName })

it('gives to the extension what its scripts call, and to nobody what is idle', () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('', '(root)'), children: [2, 3, 5] },
      { id: 2, callFrame: frame('', '(idle)') },
      { id: 3, callFrame: frame('chrome-extension://me/page.js'), children: [4] },
      { id: 4, callFrame: frame('', 'querySelectorAll') },
      { id: 5, callFrame: frame('http://page/') },
    ],
    samples: [2, 3, 4, 5, 2],
    timeDeltas: [0, 5000, 1000, 2000, 30_000],
  }
  expect(scriptTime(profile, 'chrome-extension://me/')).toEqual({ busy: 33, extension: 3 })
})

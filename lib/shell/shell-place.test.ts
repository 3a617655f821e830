import { describe, expect, it } from 'vitest'
import { DEFAULT_SHELL } from '../messages/shell-state'
import { fitWidth, handleAt, widthAt, widthByKey } from './shell-place'

describe('the width of the shell', () => {
  it('stays between 320 and 480', () => {
    expect([fitWidth(10), fitWidth(399.6), fitWidth(9999)]).toEqual([320, 400, 480])
  })
  it('is measured from the edge it stands at', () => {
    expect(widthAt(880, 1280, 'right')).toBe(400)
    expect(widthAt(400, 1280, 'left')).toBe(400)
  })
  it('grows with the arrow that points away from its edge', () => {
    expect(widthByKey('ArrowLeft', DEFAULT_SHELL)).toBe(376)
    expect(widthByKey('ArrowRight', DEFAULT_SHELL)).toBe(344)
    expect(widthByKey('ArrowRight', { ...DEFAULT_SHELL, edge: 'left' })).toBe(376)
    expect(widthByKey('ArrowLeft', { ...DEFAULT_SHELL, width: 480 })).toBe(480)
  })
  it('goes to its bounds with Home and End, and heeds no other key', () => {
    expect(widthByKey('Home', DEFAULT_SHELL)).toBe(320)
    expect(widthByKey('End', DEFAULT_SHELL)).toBe(480)
    expect(widthByKey('a', DEFAULT_SHELL)).toBeUndefined()
  })
})

describe('the place of the handle', () => {
  it('is at the nearer edge', () => {
    expect(handleAt(100, 200, 1280, 800)).toEqual({ edge: 'left', handleTop: 0.25 })
    expect(handleAt(900, 200, 1280, 800)).toEqual({ edge: 'right', handleTop: 0.25 })
  })
  it('stays in the window', () => {
    expect(handleAt(900, -50, 1280, 800).handleTop).toBe(0)
    expect(handleAt(900, 5000, 1280, 800).handleTop).toBe(1)
  })
})

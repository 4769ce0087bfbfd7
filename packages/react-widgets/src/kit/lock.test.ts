import { afterEach, describe, expect, it, vi } from 'vitest'
import { watchIdle } from './idle.js'
import { type LockState, nextLock, unlocked } from './lock.js'
import { tabMove } from './tabs.js'

const minutes = (count: number): number => count * 60_000

/** A page whose time is told by hand. */
const watched = () => {
  vi.useFakeTimers({ now: 0 })
  const target = new EventTarget()
  const onIdle = vi.fn()
  const stop = watchIdle({ target, now: () => Date.now(), limitMs: minutes(10) }, onIdle)
  const sign = (type: string) => target.dispatchEvent(new Event(type))
  return { onIdle, stop, sign }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('somebody who went away', () => {
  it('is told of after ten minutes without a sign of life, not before (S084)', () => {
    const { onIdle } = watched()
    vi.advanceTimersByTime(minutes(10) - 1)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onIdle).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(minutes(60))
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it.each(['pointerdown', 'pointermove', 'keydown'])('was there at a "%s"', (type) => {
    const { onIdle, sign } = watched()
    vi.advanceTimersByTime(minutes(9))
    sign(type)
    vi.advanceTimersByTime(minutes(9))
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(minutes(1))
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('comes back too late to a computer that slept: the first sign of life locks', () => {
    const { onIdle, sign } = watched()
    vi.setSystemTime(minutes(480))
    sign('pointermove')
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('is no longer watched once it stopped', () => {
    const { onIdle, stop } = watched()
    stop()
    vi.advanceTimersByTime(minutes(60))
    expect(onIdle).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the lock (S084)', () => {
  const after = (...types: readonly Parameters<typeof nextLock>[1]['type'][]): LockState =>
    types.reduce((state, type) => nextLock(state, { type }), unlocked)

  it('opens only when somebody asked and the host’s check ran, in whichever order', () => {
    expect(after('idle', 'show').is).toBe('locked')
    expect(after('idle', 'host-ran').is).toBe('locked')
    expect(after('idle', 'show', 'host-ran')).toEqual(unlocked)
    expect(after('idle', 'host-ran', 'show')).toEqual(unlocked)
  })

  it('asks the host again after it answered no', () => {
    const refused = after('idle', 'show', 'host-refused')
    expect(refused).toEqual({ is: 'locked', wants: false, host: 'refused' })
    const again = nextLock(refused, { type: 'show' })
    expect(again).toEqual({ is: 'locked', wants: true, host: 'running' })
    expect(nextLock(again, { type: 'host-ran' })).toEqual(unlocked)
  })

  it('hides nothing where nobody is signed in, and hears nothing while it is open', () => {
    expect(after('idle', 'nobody')).toEqual(unlocked)
    expect(after('show', 'host-ran', 'host-refused', 'nobody')).toEqual(unlocked)
  })
})

it('goes round the tabs with arrows, and to the ends', () => {
  expect(tabMove('ArrowRight', 2, 3)).toBe(0)
  expect(tabMove('ArrowLeft', 0, 3)).toBe(2)
  expect([tabMove('Home', 1, 3), tabMove('End', 1, 3)]).toEqual([0, 2])
  expect(tabMove('Tab', 1, 3)).toBeUndefined()
})

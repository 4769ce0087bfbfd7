import { describe, expect, it } from 'vitest'
import { lanes } from './lanes.js'

/** A run that ends when it is told to. */
const held = () => {
  let end: (value: string) => void = () => {}
  let fail: (problem: Error) => void = () => {}
  const done = new Promise<string>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { run: () => done, end: (value: string) => end(value), fail: (p: Error) => fail(p) }
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

describe('a lane', () => {
  it('runs one after the other, in the order they came', async () => {
    const inLane = lanes()
    const told: string[] = []
    const say = (word: string) => inLane('a', async () => told.push(word))
    const first = held()
    const waiting = [inLane('a', first.run), say('second'), say('third')]
    await soon()
    expect(told).toEqual([])
    first.end('first')
    expect(await Promise.all(waiting)).toEqual(['first', 1, 2])
    expect(told).toEqual(['second', 'third'])
  })

  it('does not wait for another lane', async () => {
    const inLane = lanes()
    const first = held()
    const waiting = inLane('a', first.run)
    expect(await inLane('b', async () => 'b')).toBe('b')
    first.end('a')
    expect(await waiting).toBe('a')
  })

  it('goes on after a failure, which only its own asker hears of', async () => {
    const inLane = lanes()
    const first = held()
    const waiting = [inLane('a', first.run), inLane('a', async () => 'second')]
    first.fail(new Error('disk full'))
    const [failed, second] = await Promise.allSettled(waiting)
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'disk full' } })
    expect(second).toEqual({ status: 'fulfilled', value: 'second' })
  })

  it('goes on after a run that throws before it starts', async () => {
    const inLane = lanes()
    const broken = inLane('a', () => {
      throw new Error('never started')
    })
    await expect(broken).rejects.toThrow('never started')
    expect(await inLane('a', async () => 'next')).toBe('next')
  })

  it('is forgotten when its last run ended, well or badly, and not before', async () => {
    const last = new Map<string, Promise<unknown>>()
    const inLane = lanes(last)
    const [first, second] = [held(), held()]
    const waiting = [inLane('a', first.run), inLane('a', second.run)]
    first.end('first')
    await soon()
    expect([...last.keys()]).toEqual(['a'])
    second.fail(new Error('disk full'))
    await Promise.allSettled(waiting)
    expect([...last.keys()]).toEqual([])
  })
})

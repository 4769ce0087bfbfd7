import { afterEach, describe, expect, it, vi } from 'vitest'
import { followHouse } from './follow.js'

afterEach(() => {
  vi.useRealTimers()
})

/** A page that follows a house whose answers are given by hand. */
const following = (answers: readonly (() => Response)[], token?: string) => {
  vi.useFakeTimers({ now: 0 })
  const asked: { readonly url: string; readonly headers: Headers; readonly signal: AbortSignal }[] =
    []
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as 'visible' | 'hidden',
  })
  const onChange = vi.fn()
  const stop = followHouse({
    ...{ url: '/foyer', page },
    ...(token ? { token } : {}),
    fetch: async (url, { headers, signal } = {}) => {
      asked.push({
        url: String(url),
        headers: new Headers(headers),
        signal: signal ?? new AbortController().signal,
      })
      const answer = answers[asked.length - 1]
      if (!answer) throw new TypeError('nobody there')
      return answer()
    },
  })(onChange)
  const see = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { asked, onChange, stop, see, after: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

/** A stream into which one speaks. */
const stream = () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const say = (text: string) => void writer.write(new TextEncoder().encode(text))
  return { answer: () => new Response(readable), say, end: () => void writer.close() }
}

describe('a page that follows a house', () => {
  it('looks once when the stream begins, and at each event, in pieces or several at once', async () => {
    const { answer, say } = stream()
    const { asked, onChange, after } = following([answer])
    await after(0)
    expect(asked.map(({ url }) => url)).toEqual(['/foyer/events'])
    expect(onChange).toHaveBeenCalledTimes(1)
    say('retry: 2000\n\n: still here\n\n')
    await after(0)
    expect(onChange).toHaveBeenCalledTimes(1)
    say('id: 7\nevent: lead-taken\nda')
    await after(0)
    expect(onChange).toHaveBeenCalledTimes(1)
    say('ta: {}\n\nid: 8\nevent: lead-taken\ndata: {}\n\n')
    await after(0)
    expect(onChange).toHaveBeenCalledTimes(2)
  })

  it('comes back where it left when the stream ends', async () => {
    const [first, second] = [stream(), stream()]
    const { asked, onChange, after } = following([first.answer, second.answer])
    await after(0)
    first.say('id: 41\ndata: {}\n\n')
    await after(0)
    first.end()
    await after(1_999)
    expect(asked).toHaveLength(1)
    await after(1)
    expect(asked[1]?.headers.get('last-event-id')).toBe('41')
    expect(onChange).toHaveBeenCalledTimes(2)
    second.say('id: 42\ndata: {}\n\n')
    await after(0)
    expect(onChange).toHaveBeenCalledTimes(3)
  })

  it('looks by itself where there is no stream: after 2 seconds, 4, 8, then once a minute', async () => {
    const refused = () => new Response('', { status: 403 })
    const { asked, onChange, after } = following([refused, refused])
    const times: number[] = []
    onChange.mockImplementation(() => times.push(Date.now() / 1000))
    await after(200_000)
    expect(times).toEqual([2, 6, 14, 30, 62, 122, 182])
    expect(asked).toHaveLength(8)
  })

  it('takes a stream that says nothing for 45 seconds for dead, and asks anew', async () => {
    const { answer, say } = stream()
    const { asked, after } = following([answer])
    await after(30_000)
    say(': still here\n\n')
    await after(44_999)
    expect(asked).toHaveLength(1)
    await after(2_001)
    expect(asked).toHaveLength(2)
  })

  it('leaves when nobody sees the page, looks when somebody is back, and ends when it is told to', async () => {
    const { asked, onChange, see, stop, after } = following([stream().answer, stream().answer])
    await after(0)
    see('hidden')
    expect(asked[0]?.signal.aborted).toBe(true)
    await after(600_000)
    expect([asked.length, onChange.mock.calls.length]).toEqual([1, 1])
    see('visible')
    await after(0)
    expect([asked.length, onChange.mock.calls.length]).toEqual([2, 2])
    stop()
    expect(asked[1]?.signal.aborted).toBe(true)
    see('hidden')
    see('visible')
    await after(600_000)
    expect([asked.length, onChange.mock.calls.length]).toEqual([2, 2])
  })

  it('bears the token of an embedded page', async () => {
    const { asked, after } = following([stream().answer], 'foyer1.x.y')
    await after(0)
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer foyer1.x.y')
  })
})

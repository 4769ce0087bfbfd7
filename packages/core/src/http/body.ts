import { accept, type Refusal, type Result, refuse } from '../shared/result.js'

/**
 * The JSON of a request: declared as such (a form of another site cannot do that without being asked first), no longer than `most`
 * bytes whatever it says of itself, in UTF-8. An empty body is `{}`.
 */
export const readBody = async (
  request: Request,
  most: number,
): Promise<Result<unknown, Refusal>> => {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) return refuse({ code: 'not-json' })
  const bytes = await bytesOf(request, most)
  if (!bytes) return refuse({ code: 'too-large', most })
  if (!bytes.length) return accept({})
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return accept(JSON.parse(text) as unknown)
  } catch {
    return refuse({ code: 'not-json' })
  }
}

/** The fields of a plain form, no longer than `most` bytes, in UTF-8; files are not taken. */
export const readFields = async (
  request: Request,
  most: number,
): Promise<Result<URLSearchParams, Refusal>> => {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    return refuse({ code: 'not-a-form' })
  const bytes = await bytesOf(request, most)
  if (!bytes) return refuse({ code: 'too-large', most })
  return accept(new URLSearchParams(new TextDecoder().decode(bytes)))
}

/** The bytes of a request as they came; undefined where there are more than `most`. */
export const bytesOf = async (request: Request, most: number): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  return joined(chunks, length)
}

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong with one request. */
export interface HttpMishap {
  /** Milliseconds before anything happens. */
  readonly afterMs?: number
  /** Answers so, instead of what it would say; `body` is sent as it is. */
  readonly status?: number
  readonly body?: string
  /** Cuts the line: before the answer, or in the middle of it. */
  readonly cut?: 'before' | 'within'
}

/** A request as it came in. */
export interface HttpSeen {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly body: string
}

/** What a double says. */
export interface HttpReply {
  readonly status: number
  readonly body: unknown
}

/** An outside server's double, on a free port of this machine. */
export interface HttpDouble {
  /** Where it listens. */
  readonly url: string
  /** All that came in, in order. */
  readonly requests: readonly HttpSeen[]
  /** What happens to the next requests, one each. */
  next(...mishaps: readonly HttpMishap[]): void
  /** Stops listening and cuts what is open. */
  close(): Promise<void>
}

/** What answers requests. */
export type Replies = (seen: HttpSeen) => HttpReply | Promise<HttpReply>

/** Starts a server that answers by `reply`, unless a mishap comes first. */
export const scriptedHttp = async (reply: Replies): Promise<HttpDouble> => {
  const requests: HttpSeen[] = []
  const mishaps: HttpMishap[] = []
  const server = createServer(async (request, response) => {
    const seen = await read(request)
    requests.push(seen)
    await answer(response, mishaps.shift() ?? {}, () => reply(seen))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    next: (...more) => {
      mishaps.push(...more)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const read = async (request: IncomingMessage): Promise<HttpSeen> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = '', url: path = '' } = request
  return { method, path, body: Buffer.concat(chunks).toString('utf8') }
}

const answer = async (
  response: ServerResponse,
  { afterMs, status, body, cut }: HttpMishap,
  reply: () => ReturnType<Replies>,
): Promise<void> => {
  if (afterMs) await new Promise((resolve) => setTimeout(resolve, afterMs))
  if (cut === 'before') return void response.destroy()
  if (status) return void response.writeHead(status).end(body ?? '')
  const said = await reply()
  const text = JSON.stringify(said.body)
  response.writeHead(said.status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Content-Length': Buffer.byteLength(text),
  })
  if (cut !== 'within') return void response.end(text)
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

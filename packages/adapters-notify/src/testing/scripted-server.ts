import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came in over the wire. */
export interface Seen {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly body: string
}

/** What goes wrong with one sending. */
export interface Mishap {
  /** Milliseconds before anything happens. */
  readonly afterMs?: number
  /** Answers so, and sends nothing; `body` is sent as it is. */
  readonly status?: number
  readonly body?: string
  /** Cuts the line: before the message is taken, after it (nobody learns that it was), or in the middle of the answer. */
  readonly cut?: 'before' | 'after' | 'within'
}

/** A gateway's double: a server of its own on a free port of this machine. */
export interface GatewayDouble {
  /** Where it listens: the adapter's `baseUrl`. */
  readonly url: string
  /** All that came in, in order. */
  readonly requests: readonly Seen[]
  /** What happens to the next sendings, one each; requests that send nothing are spared. */
  next(...mishaps: readonly Mishap[]): void
  /** Stops listening and cuts what is open. */
  close(): Promise<void>
}

/** What a double says to a request. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** Starts a server that answers by `reply`, unless a mishap comes first. */
export const scriptedServer = async (reply: (seen: Seen) => Reply): Promise<GatewayDouble> => {
  const requests: Seen[] = []
  const mishaps: Mishap[] = []
  const server = createServer(async (request, response) => {
    const seen = await read(request)
    requests.push(seen)
    await answer(response, seen.method === 'POST' ? (mishaps.shift() ?? {}) : {}, () => reply(seen))
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

const read = async (request: IncomingMessage): Promise<Seen> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = '', url: path = '', headers } = request
  return { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
}

const answer = async (
  response: ServerResponse,
  { afterMs, status, body, cut }: Mishap,
  reply: () => Reply,
): Promise<void> => {
  if (afterMs) await wait(afterMs)
  if (cut === 'before') return void response.destroy()
  if (status) return void response.writeHead(status).end(body ?? '')
  const said = reply()
  if (cut === 'after') return void response.destroy()
  const text = JSON.stringify(said.body)
  response.writeHead(said.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  })
  if (cut !== 'within') return void response.end(text)
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

/** Waits. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

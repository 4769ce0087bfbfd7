import { type ClientOptions, createClient } from '@foyer/core/client'
import type { FoyerClient } from './client.js'
import type { Host } from './element.js'
import { followHouse } from './follow.js'

/**
 * Where an element's attributes say to ask: `url` = where the host mounted the door; `token` = of an embedded page, or `token-url` =
 * where the host's server answers a fresh one as text. Without either, the session of the host's own page.
 */
export const optionsOf = ({ read, language }: Host): ClientOptions | undefined => {
  const url = read('url')
  if (url === undefined) return undefined
  const tokenUrl = read('token-url')
  const token = read('token')
  const bearer = tokenUrl === undefined ? token : () => fresh(tokenUrl)
  return { url, language, ...(bearer === undefined ? {} : { token: bearer }) }
}

/** The client that an element's attributes describe; none without `url`. */
export const clientOf = (host: Host): FoyerClient | undefined => {
  const options = optionsOf(host)
  return options && createClient(options)
}

/** What says when something happened in the house, where the element has the attribute `follow`: the stream of the same door. */
export const eventsOf = (host: Host): ((onChange: () => void) => () => void) | undefined => {
  const options = host.read('follow') === undefined ? undefined : optionsOf(host)
  return options && followHouse(options)
}

const fresh = async (url: string): Promise<string> => {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(url)
  return (await answer.text()).trim()
}

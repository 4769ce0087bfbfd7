import { createClient } from '@foyer/core/client'
import type { FoyerClient } from './client.js'
import type { Host } from './element.js'

/**
 * The client that an element's attributes describe: `url` = where the host mounted the door; `token` = of an embedded page, or
 * `token-url` = where the host's server answers a fresh one as text. Without either, the session of the host's own page.
 */
export const clientOf = ({ read, language }: Host): FoyerClient | undefined => {
  const url = read('url')
  if (url === undefined) return undefined
  const tokenUrl = read('token-url')
  const token = read('token')
  const bearer = tokenUrl === undefined ? token : () => fresh(tokenUrl)
  return createClient({ url, language, ...(bearer === undefined ? {} : { token: bearer }) })
}

const fresh = async (url: string): Promise<string> => {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(url)
  return (await answer.text()).trim()
}

import type { Notice } from './port.js'

/** What went wrong, without the address of whom it was meant for: gateways like to repeat it, and problems are logged. */
export const problemOf = (error: unknown, { address }: Notice): string => {
  const said = error instanceof Error ? error.message : String(error)
  const bare = address.replace(/^\+/, '')
  return bare ? said.replaceAll(address, '[address]').replaceAll(bare, '[address]') : said
}

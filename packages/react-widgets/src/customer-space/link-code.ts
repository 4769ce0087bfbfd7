/** What stands after `#` in the address that a link leads to: HMAC-SHA256 in base64url, 43 letters. */
const codeShape = /^#([\w-]{43})$/

/** Takes the code of a link out of the page's address, so that neither a bookmark nor a copied address carries it on. */
export const takeCode = ({
  location,
  history,
}: Pick<Window, 'location' | 'history'>): string | undefined => {
  const [, code] = codeShape.exec(location.hash) ?? []
  if (code) history.replaceState(history.state, '', location.href.replace(/#.*/, ''))
  return code
}

/** A page as a link may lead to it: without its query, and with `%40` for `@`. */
export const pageOf = ({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string =>
  `${origin}${pathname.replaceAll('@', '%40')}`

/** A piece of XML: an element with what is in it, a text, or nothing. */
export type Piece = string | undefined

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** An element of pieces, in their order; undefined ones are not there. */
export const element = (name: string, ...pieces: readonly Piece[]): string => {
  const [tag = name] = name.split(' ')
  return `<${name}>${pieces.filter((piece) => piece !== undefined).join('')}</${tag}>`
}

/** An element with a text; undefined where there is none. */
export const leaf = (name: string, text: string | undefined): Piece =>
  text === undefined ? undefined : element(name, escaped(text))

/** An element that is there only where something is in it. */
export const optional = (name: string, ...pieces: readonly Piece[]): Piece =>
  pieces.some((piece) => piece !== undefined) ? element(name, ...pieces) : undefined

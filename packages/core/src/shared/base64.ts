const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base 64 (RFC 4648), in what the language itself has: `btoa` is the host's. */
export const toBase64 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const four = [18, 12, 6, 0].map((shift) => digits.charAt((bits >> shift) & 63))
    parts.push(four[0] ?? '', four[1] ?? '')
    parts.push(b === undefined ? '=' : (four[2] ?? ''), c === undefined ? '=' : (four[3] ?? ''))
  }
  return parts.join('')
}

/** The bytes of a text in base 64, as `z.base64()` lets through. */
export const fromBase64 = (text: string): Uint8Array => {
  const letters = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of letters) {
    bits = ((bits << 6) | digits.indexOf(letter)) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = (bits >> held) & 0xff
  }
  return bytes
}

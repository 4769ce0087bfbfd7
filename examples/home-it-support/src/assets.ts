import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Language } from './words.js'

/** A file that pages load, as it was built. */
export interface Built {
  readonly path: string
  readonly type: string
  readonly text: string
  /** Whether another content would have another path: then a browser never asks for it again. */
  readonly isNamedByContent: boolean
}

/** A file on its way: as it is, and packed as browsers take it. */
export interface Asset extends Built {
  readonly tag: string
  readonly packed: { readonly br: Uint8Array<ArrayBuffer>; readonly gzip: Uint8Array<ArrayBuffer> }
}

/** What an element needs: its script, and the file that this one imports, to be fetched at the same time. */
export interface Loads {
  readonly script: string
  readonly along: string
}

/** What the pages load. */
export interface Assets {
  readonly at: ReadonlyMap<string, Asset>
  /** Path of the style sheet. */
  readonly style: string
  /** What an element needs, by its name. */
  readonly loadsOf: (element: string, language: Language) => Loads
}

/** Packs each file once, when the program starts, by path. */
export const packed = async (files: readonly Built[]): Promise<Assets['at']> => {
  const assets = await Promise.all(files.map(pack))
  return new Map(assets.map((asset) => [asset.path, asset]))
}

const pack = async (file: Built): Promise<Asset> => {
  const bytes = Buffer.from(file.text)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  // Weak: the same content, however it is packed.
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { ...file, tag, packed: { br: new Uint8Array(br), gzip: new Uint8Array(gz) } }
}

const forever = 'public, max-age=31536000, immutable'
/** Ten minutes, then a day in which the old one is shown while the new one comes. */
const forAWhile = 'public, max-age=600, stale-while-revalidate=86400'

/** Answers for a file: packed as the browser takes it, or by one word where the browser has it already. */
export const answerOf = (asset: Asset, request: Request): Response => {
  const { type, text, tag, isNamedByContent } = asset
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': isNamedByContent ? forever : forAWhile,
    vary: 'accept-encoding',
    etag: tag,
    'x-content-type-options': 'nosniff',
    // Pages of other sites load the script tag from here.
    'access-control-allow-origin': '*',
  }
  if (request.headers.get('if-none-match') === tag)
    return new Response(null, { status: 304, headers })
  const taken = encodingOf(request)
  if (!taken) return new Response(text, { headers })
  return new Response(asset.packed[taken], { headers: { ...headers, 'content-encoding': taken } })
}

const encodingOf = (request: Request): keyof Asset['packed'] | undefined => {
  const accepted = request.headers.get('accept-encoding') ?? ''
  return (['br', 'gzip'] as const).find((one) =>
    new RegExp(`(?:^|,)\\s*${one}\\s*(?:,|$)`).test(accepted),
  )
}

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answerOf, packed } from './assets.js'

const text = 'console.log("à la maison")\n'.repeat(50)
const file = { path: '/assets/a.js', type: 'text/javascript', text, isNamedByContent: true }

const served = async (headers: Record<string, string> = {}, more = {}) => {
  const assets = await packed([{ ...file, ...more }])
  const asset = assets.get(file.path)
  if (!asset) throw new Error('not packed')
  return answerOf(asset, new Request('http://localhost/assets/a.js', { headers }))
}

const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('a file that pages load', () => {
  it('comes packed as the browser takes it, the smallest first', async () => {
    const br = await served({ 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(br.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await bytes(br)).toString()).toBe(text)
    const gzip = await served({ 'accept-encoding': 'gzip, deflate' })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await bytes(gzip)).toString()).toBe(text)
    const plain = await served()
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, text])
    for (const answer of [br, gzip, plain])
      expect(answer.headers.get('vary')).toBe('accept-encoding')
  })

  it('is not packed in a way that the browser refuses', async () => {
    const answer = await served({ 'accept-encoding': 'br;q=0, gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })

  it('is kept for good where its name is its content’s, and asked anew by its tag where not', async () => {
    expect((await served()).headers.get('cache-control')).toContain('immutable')
    const first = await served({}, { isNamedByContent: false })
    expect(first.headers.get('cache-control')).not.toContain('immutable')
    const tag = first.headers.get('etag') ?? ''
    const again = await served({ 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await served({ 'if-none-match': tag }, { text: 'changed' })).status).toBe(200)
  })
})

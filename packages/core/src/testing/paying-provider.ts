import type { OpenedPage, PageAsked, PageWord, PaymentPages } from '../ports/payment-pages.js'
import { toBase64 } from '../shared/base64.js'
import { canonical, utf8 } from '../shared/canonical.js'
import type { Instant } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'

/** A request of the provider's, as a test sends it to the door. */
export interface SaidWord {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A payment service provider, doubled in memory: its pages stand nowhere, its words are signed. */
export interface PayingProvider {
  readonly pages: PaymentPages
  /** What it was asked to open, in order, each page once. */
  readonly opened: readonly (PageAsked & OpenedPage & { readonly tenant: string })[]
  /** A word as it comes over the wire, signed for a tenant; said again, it is the same bytes. */
  readonly say: (tenant: string, word: PageWord) => SaidWord
  /** The same of any text, which need be no word. */
  readonly sayRaw: (tenant: string, body: string) => SaidWord
  /** It answers nothing any more, until told otherwise. */
  readonly down: (isDown: boolean) => void
}

/** Opens a provider; its pages expire at a moment of your choice, or never. */
export const payingProvider = (expiresAt?: Instant): PayingProvider => {
  const opened: (PageAsked & OpenedPage & { readonly tenant: string })[] = []
  let isDown = false
  return {
    opened,
    down(now) {
      isDown = now
    },
    say: (tenant, word) => signed(tenant, JSON.stringify(word)),
    sayRaw: signed,
    pages: {
      async open(tenant, asked) {
        if (isDown) throw new Error('the provider does not answer')
        const known = opened.find((page) => page.tenant === tenant && page.key === asked.key)
        if (known) return pageOf(known)
        const reference = `page-${opened.length + 1}`
        const url = `https://pay.example/${reference}`
        const page = { ...asked, tenant, reference, url, ...(expiresAt ? { expiresAt } : {}) }
        opened.push(page)
        return pageOf(page)
      },
      async hear(tenant, { headers, body }) {
        const text = new TextDecoder().decode(body)
        if (headers.get('example-signature') !== signatureOf(tenant, text))
          return refuse({ code: 'not-signed' })
        try {
          return accept(JSON.parse(text) as PageWord)
        } catch {
          return refuse({ code: 'unreadable' })
        }
      },
    },
  }
}

const signed = (tenant: string, body: string): SaidWord => ({
  headers: { 'example-signature': signatureOf(tenant, body) },
  body,
})

const pageOf = ({ reference, url, expiresAt }: OpenedPage): OpenedPage => ({
  ...{ reference, url },
  ...(expiresAt ? { expiresAt } : {}),
})

const signatureOf = (tenant: string, body: string): string =>
  toBase64(utf8(canonical({ tenant, body, secret: 'example' })))

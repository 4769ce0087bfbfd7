import { fr } from 'zod/locales'
import { invalidInput, statusOf } from '../app/execute.js'
import type { AnyOperation } from '../app/operation.js'
import { say, type Words } from '../app/words.js'
import type { Language } from '../shared/language.js'
import type { Refusal } from '../shared/result.js'
import { httpWords, statuses } from './words.js'

/** What a refusal is answered as: `application/problem+json` (RFC 9457), its code and data beside the sentence. */
export interface Problem extends Refusal {
  /** `urn:foyer:refusal:<code>` */
  readonly type: string
  /** What the person may be told, in the language asked for. */
  readonly title: string
  readonly status: number
}

/** Answers a refusal. */
export const problem = (
  refusal: Refusal,
  language: Language,
  words: Words,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const status = statuses[refusal.code] ?? statusOf(refusal.code)
  const type = `urn:foyer:refusal:${refusal.code}`
  const title = say({ ...words, ...httpWords }, refusal, language)
  const body: Problem = { ...refusal, type, title, status }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'content-language': language,
    },
  })
}

const french = fr().localeError

/** What is wrong with an input, each field in the language asked for. */
export const wordedIssues = (
  { input }: AnyOperation,
  raw: unknown,
  refusal: Refusal,
  language: Language,
): Refusal => {
  if (refusal.code !== 'invalid-input' || language === 'en') return refusal
  const parsed = input.safeParse(raw, { error: french })
  return parsed.success ? refusal : invalidInput(parsed.error)
}

/** The first of our languages that a request asks for; French where it asks for none (RFC 9110, 12.5.4). */
export const languageOf = (request: Request): Language => {
  const wanted = (request.headers.get('accept-language') ?? '').slice(0, 200).split(',')
  const ranked = wanted
    .map((one, i) => {
      const [tag = '', ...parameters] = one.trim().toLowerCase().split(';')
      const q = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean)
      return { tag: tag.split('-')[0], q: q === undefined ? 1 : Number(q), i }
    })
    .filter(({ tag, q }) => (tag === 'fr' || tag === 'en') && q > 0)
    .sort((a, b) => b.q - a.q || a.i - b.i)
  return ranked[0]?.tag === 'en' ? 'en' : 'fr'
}

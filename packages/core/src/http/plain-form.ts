import type { Language } from '../shared/language.js'
import type { Refusal } from '../shared/result.js'

/** The operation that a plain form asks. */
export const submitting = 'customers.submitForm'

/** How a plain form was answered: what a host needs to choose the page that comes next. */
export interface FormAnswered {
  /** Absent = the form was received. */
  readonly refusal: Refusal | undefined
  readonly language: Language
}

/** What a form of a page without scripts carries. */
export interface PlainForm {
  /** The token of an embedded page; without one the form came from a page of the host's own. */
  readonly token: string | undefined
  /** Sent twice under one key, it is received once. */
  readonly key: string | undefined
  /** The language of the page. */
  readonly language: Language | undefined
  /** What `customers.submitForm` is asked with. */
  readonly input: unknown
}

/**
 * Reads the fields of a form: `token`, `key`; `lastName`, `firstName`, `phone`, `email`, `language`, `street`, `postcode`, `city` of the
 * person; `wants`, `source`, `detail`, `affiliate`, `page`, `website` (the field that people do not see); `wording`, the question
 * about advertising as it was read, and `consent`, the tick. Fields left empty are left out; others are not looked at.
 */
export const plainForm = (fields: URLSearchParams): PlainForm => {
  const some = (...names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (fields.get(name) ? [[name, fields.get(name)]] : [])),
    )
  const language = fields.get('language')
  const home = some('street', 'postcode', 'city')
  const wording = fields.get('wording')
  return {
    token: fields.get('token') || undefined,
    key: fields.get('key') || undefined,
    language: language === 'fr' || language === 'en' ? language : undefined,
    input: {
      ...some('wants', 'source', 'detail', 'affiliate', 'page', 'website'),
      identity: {
        ...some('lastName', 'firstName', 'phone', 'email', 'language'),
        ...(Object.keys(home).length ? { home: { ...noHome, ...home } } : {}),
      },
      ...(wording ? { consent: { given: fields.has('consent'), wording } } : {}),
    },
  }
}

const noHome = { street: '', postcode: '', city: '' } as const

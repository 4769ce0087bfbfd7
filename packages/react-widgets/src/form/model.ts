import { refusalsOf, type Said } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { phoneIn } from '../kit/typed-phone.js'
import type { FormWords } from './words.js'

/** What somebody typed. */
export interface FormValues {
  readonly lastName: string
  readonly firstName: string
  readonly phone: string
  readonly email: string
  readonly postcode: string
  readonly city: string
  readonly wants: string
  readonly consent: boolean
}

/** An empty form. */
export const blank: FormValues = {
  ...{ lastName: '', firstName: '', phone: '', email: '', postcode: '', city: '', wants: '' },
  consent: false,
}

/** Where a form is: nothing typed is ever lost on the way. */
export type FormState =
  | {
      readonly is: 'open' | 'sending'
      readonly values: FormValues
      readonly wrong: readonly Problem[]
    }
  | { readonly is: 'sent' }

/** What happens to it. */
export type FormEvent =
  | { readonly type: 'typed'; readonly values: Partial<FormValues> }
  | { readonly type: 'sent' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'sending' }

/** A form that nobody touched. */
export const opened: FormState = { is: 'open', values: blank, wrong: [] }

/** The next state. */
export const next = (state: FormState, event: FormEvent): FormState => {
  if (state.is === 'sent') return state
  switch (event.type) {
    case 'typed': {
      const touched = Object.keys(event.values)
      const wrong = state.wrong.filter(({ field }) => !touched.includes(field))
      return {
        is: 'open',
        values: { ...state.values, ...event.values },
        wrong: wrong.length === state.wrong.length ? state.wrong : wrong,
      }
    }
    case 'sending':
      return { ...state, is: 'sending', wrong: [] }
    case 'refused':
      return { ...state, is: 'open', wrong: event.wrong }
    case 'sent':
      return { is: 'sent' }
  }
}

const closed = (typed: string): string => typed.replace(/\s/g, '')

/** What keeps it from being sent, in the order of the fields. */
export const wrongIn = (values: FormValues, words: FormWords): readonly Problem[] => {
  const { lastName, phone, email, postcode } = values
  const found: Problem[] = []
  const say = (field: keyof FormValues, says: string) => found.push({ field, says })
  if (!lastName.trim()) say('lastName', words.noName)
  if (!phone.trim() && !email.trim()) say('phone', words.noReach)
  if (phone.trim() && !phoneIn(phone)) say('phone', words.noPhone)
  if (email.trim() && !/^\S+@\S+\.\S+$/.test(email.trim())) say('email', words.noEmail)
  if (postcode.trim() && !/^\d{5}$/.test(closed(postcode))) say('postcode', words.noPostcode)
  return found
}

type Input = Parameters<FoyerClient['customers']['submitForm']>[0]

/** Where and how somebody asked. */
interface AskedOn {
  readonly language: 'fr' | 'en'
  readonly page: string
  /** The words that the answer about advertising was given to. */
  readonly wording: string
  /** What stood in the field that nobody sees: who fills it is a machine. */
  readonly website: string
}

/** What the house is asked. Fields left empty are left out. */
export const asked = (
  { lastName, firstName, phone, email, postcode, city, wants, consent }: FormValues,
  { language, page, wording, website }: AskedOn,
): Input => ({
  identity: {
    lastName,
    firstName,
    language,
    ...(phone.trim() ? { phone } : {}),
    ...(email.trim() ? { email: email.trim() } : {}),
    home: { street: '', city, ...(postcode.trim() ? { postcode: closed(postcode) } : {}) },
  },
  wants,
  page,
  website,
  consent: { given: consent, wording },
})

/** A refusal of the house, beside the fields it names: `identity.home.postcode` is the field `postcode`. */
export const problemsOf = (refusal: Said): readonly Problem[] =>
  refusalsOf(refusal).map(({ field, says }) => ({ says, field: field.replace(/.*\./, '') }))

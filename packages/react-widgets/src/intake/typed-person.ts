import type { InputOf, ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { isPhoneLike, phoneDigits, phoneIn } from '../kit/typed-phone.js'
import type { IntakeWords } from './words.js'

/** A customer, as a search answers it. */
export type Person = ValueOf<FoyerClient['customers']['searchCustomers']>['items'][number]

/** What was typed of a new customer. */
export interface PersonValues {
  readonly lastName: string
  readonly firstName: string
  readonly phone: string
  readonly postcode: string
  readonly city: string
}

/** Nobody yet. */
export const nobody: PersonValues = {
  ...{ lastName: '', firstName: '', phone: '', postcode: '', city: '' },
}

/** What a search is asked with: the digits of a number, else the words; undefined under two signs, or over 200. */
export const searchable = (text: string): string | undefined => {
  const asked = isPhoneLike(text) ? phoneDigits(text) : text.trim()
  return asked.length >= 2 && asked.length <= 200 ? asked : undefined
}

/** A new customer, begun with what was searched: `06 12...` is a number, `Marie Dupont` a first and a last name. */
export const begunWith = (text: string): PersonValues => {
  if (isPhoneLike(text)) return { ...nobody, phone: text.trim() }
  const names = text.trim().split(/\s+/)
  return { ...nobody, lastName: names.at(-1) ?? '', firstName: names.slice(0, -1).join(' ') }
}

/** What keeps a new customer from being saved, in the order of the fields. */
export const wrongPerson = (values: PersonValues, said: IntakeWords): readonly Problem[] => {
  const checks: readonly (readonly [boolean, keyof PersonValues, string])[] = [
    [!values.lastName.trim(), 'lastName', said.noName],
    [!phoneIn(values.phone), 'phone', said.noPhone],
    [!/^(?:\d{5})?$/.test(values.postcode.trim()), 'postcode', said.noPostcode],
  ]
  return checks.flatMap(([isWrong, field, says]) => (isWrong ? [{ field, says }] : []))
}

/** What the house is asked to register. */
export const registrationOf = (
  values: PersonValues,
): InputOf<FoyerClient['customers']['registerCustomer']> => {
  const postcode = values.postcode.trim()
  const phone = phoneIn(values.phone)
  return {
    identity: {
      lastName: values.lastName.trim(),
      firstName: values.firstName.trim(),
      ...(phone ? { phone } : {}),
      home: { street: '', city: values.city.trim(), ...(postcode ? { postcode } : {}) },
    },
  }
}

/** `Marie Dupont`, or the company's name. */
export const nameOf = ({
  organisation,
  firstName,
  lastName,
}: Pick<Person, 'organisation' | 'firstName' | 'lastName'>): string =>
  organisation || [firstName, lastName].filter(Boolean).join(' ')

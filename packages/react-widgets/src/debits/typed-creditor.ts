import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { CreditorValues } from './model.js'
import { words } from './words.js'

/** What is wrong with what was typed of the company, before it is asked: the house checks the numbers themselves. */
export const wrongFields = (
  { identifier, iban, bic }: CreditorValues,
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  if (!identifier.trim() && !iban.trim())
    return [{ field: 'identifier', says: said.settingsMissing }]
  return bic.trim() && !iban.trim() ? [{ field: 'iban', says: said.ibanMissing }] : []
}

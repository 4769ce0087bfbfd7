/** Languages that every screen speaks. */
export type WidgetLanguage = 'fr' | 'en'

/** A sentence in both. */
export interface Told {
  readonly fr: string
  readonly en: string
}

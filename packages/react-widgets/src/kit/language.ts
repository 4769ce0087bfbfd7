/** Languages that every screen speaks. */
export type WidgetLanguage = 'fr' | 'en'

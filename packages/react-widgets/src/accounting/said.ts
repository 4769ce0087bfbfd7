import { filled } from '../kit/filled.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Done } from './model.js'
import { closedSaid, words } from './words.js'

/** What was done, in a sentence. */
export const saidOf = (done: Done, language: WidgetLanguage): string => {
  const said = words[language]
  switch (done.what) {
    case 'close':
      return filled(said['done-close'], { name: closedSaid(done.closed, language) })
    case 'saved':
      return filled(said['done-saved'], { name: done.name })
    case 'report':
      return filled(done.known ? said['done-known'] : said['done-report'], {
        edition: done.edition,
      })
  }
}

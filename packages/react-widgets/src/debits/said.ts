import { filled } from '../kit/filled.js'
import { date, money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Done, Parked } from './model.js'
import { type DebitsWords, words } from './words.js'

/** What was done, in a sentence. */
export const saidOf = (done: Done, language: WidgetLanguage): string => {
  const said = words[language]
  switch (done.what) {
    case 'prepared': {
      const { count, refused } = done
      const more = refused ? ` ${filled(said['done-refused'], { count: refused })}` : ''
      return `${filled(said['done-prepared'], { count })}${more}`
    }
    case 'gathered': {
      const { batches: count, left } = done
      const text = count ? said['done-gathered'] : said['done-gathered-0']
      return `${filled(text, { count })}${leftSaid(left, said)}`
    }
    case 'written':
      return `${said['done-written']}${leftSaid(done.left, said)}`
    case 'saved':
      return filled(said['done-saved'], { name: done.name })
    case 'heard': {
      const { name, heard } = done
      if (heard.known) return filled(said['done-known'], { name })
      return filled(said['done-heard'], { name, ...heard.outcome })
    }
    default:
      return said[`done-${done.what}`]
  }
}

/** What was left out of a file, by the reasons, each with how often. */
const leftSaid = (left: readonly string[], said: DebitsWords): string => {
  if (!left.length) return ''
  const names: { readonly [name: string]: string } = said
  const list = [...new Set(left)].map((because) => {
    const count = left.filter((one) => one === because).length
    return `${count} (${names[`left-${because}`] ?? because})`
  })
  return ` ${filled(said.left, { list: list.join(', ') })}`
}

/** A debit that a bank's word may be about, by its payer, invoice, amount and day. */
export const meantSaid = (
  { name, number, amount, collectOn }: Parked['meant'][number],
  language: WidgetLanguage,
): string =>
  filled(words[language].meant, {
    ...{ name, number, amount: money(amount, language) },
    on: date(collectOn, language, true),
  })

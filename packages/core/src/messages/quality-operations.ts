import { z } from 'zod'
import { notices } from '../app/notices.js'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { later } from '../shared/instant.js'
import { accept } from '../shared/result.js'
import { smsPrices } from './collections.js'
import { AdapterQuality, costOfSms, qualityOfAdapters, SmsCost } from './quality.js'
import { SmsPrice } from './sms-price.js'

const allow = { owner: 'all', manager: 'all' } as const
const dayMs = 24 * 60 * 60_000

/** Sets what a part of an SMS costs. Every cost asked for from now on is computed with it, that of the past too. */
export const setSmsPrice = command({
  input: SmsPrice.unwrap().omit({ id: true }),
  output: SmsPrice,
  allow,
  refusals: {},
  async run(work, { centsPerPart }) {
    const before = await work.get(smsPrices, 'sms')
    if (before?.centsPerPart === centsPerPart) return accept(before)
    const price: SmsPrice = { id: 'sms', centsPerPart }
    work.put(smsPrices, price)
    work.record({ type: 'sms-price-set', of: price.id, data: { centsPerPart } })
    return accept(price)
  },
})

/** How well each adapter did over so many days up to now, and what the SMS cost: the trial of a gateway (S055, S054). */
export const qualityOf = query({
  input: z.object({ days: z.int().min(1).max(366).default(90) }),
  output: z.object({ adapters: z.array(AdapterQuality).readonly(), sms: SmsCost }),
  allow,
  refusals: {},
  async run(work, { days }) {
    const from = later(work.now, -days * dayMs)
    const told = await everything(work, notices, { where: { at: { from } } })
    const price = await work.get(smsPrices, 'sms')
    const sms = costOfSms(told, price?.centsPerPart)
    return accept({ adapters: qualityOfAdapters(told), sms })
  },
})

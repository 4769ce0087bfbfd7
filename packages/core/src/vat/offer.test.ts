import { describe, expect, it } from 'vitest'
import type { ActivityCode } from '../rules/fr/activities.js'
import { day } from '../shared/civil-date.js'
import { everything } from '../testing/service-lines.js'
import type { VatLine } from './line.js'
import { ratesForOffer } from './offer.js'
import { rateFor } from './rate-for.js'

const part = (activity: ActivityCode, rest: Partial<VatLine> = {}): VatLine => ({
  kind: 'service',
  activity,
  performedOn: day('2026-03-10'),
  place: 'home',
  customer: 'individual',
  registered: everything,
  ...rest,
})
const cleaning = part('II-1')
const cooking = part('II-7')
const gardening = part('II-2')
const somewhere = part('II-1', { place: undefined })
const asks = (...missing: readonly string[]) => ({ verdict: 'undetermined', missing, wrong: [] })

describe('an offer of several services (T14)', () => {
  it('needs no decision when all its parts bear one rate: each keeps its reasons', () => {
    const own = [rateFor(cleaning), rateFor(cooking)]
    expect(ratesForOffer({ parts: [cleaning, cooking] })).toEqual(own)
    expect(ratesForOffer({ parts: [cleaning, cooking], supply: 'one' })).toEqual(own)
    expect(own[0]).not.toEqual(own[1])
  })

  it('has the rate of each, of several supplies', () => {
    expect(ratesForOffer({ parts: [cleaning, gardening], supply: 'several' })).toEqual([
      rateFor(cleaning),
      rateFor(gardening),
    ])
  })

  it('has the rate of its principal part, of one supply', () => {
    const offer = { parts: [cleaning, gardening], supply: 'one' } as const
    const [first, second] = [rateFor(cleaning), rateFor(gardening)]
    expect(ratesForOffer({ ...offer, principal: 0 })).toEqual([first, first])
    expect(ratesForOffer({ ...offer, principal: 1 })).toEqual([second, second])
  })

  it.each([undefined, 2, -1, 0.5])(
    'of one supply asks which part is the principal: %s',
    (principal) => {
      const offer = { parts: [cleaning, gardening], supply: 'one', principal } as const
      expect(ratesForOffer(offer)).toEqual([asks('principal'), asks('principal')])
    },
  )

  it('of one supply needs the facts of its principal part only', () => {
    const offer = { parts: [somewhere, gardening], supply: 'one' } as const
    const known = rateFor(gardening)
    expect(ratesForOffer({ ...offer, principal: 1 })).toEqual([known, known])
    expect(ratesForOffer({ ...offer, principal: 0 })).toEqual([asks('place'), asks('place')])
  })

  it('with two rates asks for the decision', () => {
    const parts = [cleaning, cooking, gardening]
    expect(ratesForOffer({ parts })).toEqual([asks('supply'), asks('supply'), asks('supply')])
  })

  it('asks for the facts of a part first', () => {
    expect(ratesForOffer({ parts: [cleaning, somewhere] })).toEqual([asks('supply'), asks('place')])
    expect(ratesForOffer({ parts: [somewhere] })).toEqual([asks('place')])
    expect(ratesForOffer({ parts: [somewhere, somewhere] })).toEqual([asks('place'), asks('place')])
    const unreadable = part('II-1', { minutes: 0 })
    expect(ratesForOffer({ parts: [gardening, unreadable] })).toEqual([
      asks('supply'),
      {
        verdict: 'undetermined',
        missing: [],
        wrong: [{ field: 'minutes', reason: 'out-of-range' }],
      },
    ])
  })

  it('tells what is exempt from what is under the franchise, though neither bears a tax', () => {
    const franchise = part('II-1', { seller: { vat: 'franchise' } })
    const exempt = part('II-1', { seller: { vat: 'exempt', exemption: 'association' } })
    expect(ratesForOffer({ parts: [franchise, exempt] })).toEqual([asks('supply'), asks('supply')])
  })

  it('goes by the tenant’s settings', () => {
    const settings = { vatClass: { 'II-17': 'reduced' } } as const
    const parts = [cleaning, part('II-17')]
    expect(ratesForOffer({ parts }, settings)).toEqual([
      rateFor(cleaning),
      rateFor(part('II-17'), settings),
    ])
    expect(ratesForOffer({ parts })).toEqual([asks('supply'), asks('settings.vatClass.II-17')])
  })

  it('of one part, or of none, is a question for nobody', () => {
    expect(ratesForOffer({ parts: [gardening] })).toEqual([rateFor(gardening)])
    expect(ratesForOffer({ parts: [] })).toEqual([])
  })
})

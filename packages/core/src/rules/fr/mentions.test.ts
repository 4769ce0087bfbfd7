import { describe, expect, it } from 'vitest'
import { cents } from '../../shared/cents.js'
import { day, plusDays } from '../../shared/civil-date.js'
import { certificateMentions } from './certificate-mentions.js'
import { invoiceMentions } from './invoice-mentions.js'
import type { Paper, Particular } from './mention.js'
import { type MentionFacts, mentionsOf } from './mentions.js'
import { quoteMentions } from './quote-mentions.js'

const household: MentionFacts = {
  declared: true,
  approved: false,
  vat: 'liable',
  customer: 'consumer',
  beforeTax: cents(200_00),
  withTax: cents(240_00),
  size: 'small',
  seller: 'company',
  has: [],
}
const business: MentionFacts = { ...household, customer: 'business' }

const short = (id: string): string => id.split('.').slice(3).join('.')
const dueOn = (
  date: string,
  facts: Partial<MentionFacts> = {},
  paper: Paper = 'invoice',
  trusts?: readonly string[],
): readonly string[] =>
  mentionsOf(paper, day(date), { ...household, ...facts }, trusts).due.map(({ mention }) =>
    short(mention),
  )
const unsettledOn = (date: string, facts: Partial<MentionFacts> = {}, paper: Paper = 'invoice') =>
  mentionsOf(paper, day(date), { ...household, ...facts }).unsettled.map(({ mention }) =>
    short(mention),
  )

const today = '2026-11-22'
const has = (...particulars: readonly Particular[]) => ({ has: particulars })

describe('the mentions of an invoice to a household', () => {
  it('are, of a declared company that owes VAT, those of D7233-1, of 242 nonies A and of the note', () => {
    expect(dueOn(today)).toEqual([
      ...['provider', 'declaration', 'beneficiary', 'services', 'paid', 'worker', 'rate', 'time'],
      ...['prices', 'seller', 'customer', 'vat-number', 'issue-date', 'number', 'lines'],
      ...['vat-amounts', 'place', 'totals'],
    ])
  })

  it('are on 25 June 1996 those of article D129-11, and were not read for the day before', () => {
    const approved = { declared: false, approved: true }
    const asked = [
      ...['provider', 'approval', 'beneficiary', 'services', 'paid', 'worker', 'rate', 'time'],
      ...['prices', 'travel', 'vat-included'],
    ]
    expect(dueOn('1996-06-25', { ...approved, ...has('travel-charged') })).toEqual(asked)
    expect(dueOn('1996-06-24', { ...approved, ...has('travel-charged') })).toEqual([])
  })

  it('have a number from a series since 9 July 2003', () => {
    expect(dueOn('2003-07-08')).not.toContain('number')
    expect(dueOn('2003-07-09')).toContain('number')
  })

  it('name the declaration since 22 November 2011, when there is one', () => {
    expect(dueOn('2011-11-21')).not.toContain('declaration')
    expect(dueOn('2011-11-22')).toContain('declaration')
    expect(dueOn(today, { declared: false })).not.toContain('declaration')
  })

  it('warn that nothing is opened when the seller is approved and not declared', () => {
    const approved = { approved: true, declared: false }
    expect(dueOn(today, approved)).toContain('no-advantage')
    expect(dueOn(today, { approved: true })).not.toContain('no-advantage')
    expect(dueOn(today, approved, 'quote')).toContain('no-advantage')
  })

  it.each([
    ['travel-charged', 'travel'],
    ['discount', 'discounts'],
    ['other-day-of-service', 'service-date'],
    ['reverse-charge', 'reverse-charge'],
    ['self-billed', 'self-billing'],
  ] as const)('tell of %s when there is some', (particular, mention) => {
    expect(dueOn(today)).not.toContain(mention)
    expect(dueOn(today, has(particular))).toContain(mention)
  })

  it('serve as the note from 25 euros on, VAT included', () => {
    expect(dueOn(today, { withTax: cents(24_99) })).not.toContain('place')
    expect(dueOn(today, { withTax: cents(25_00) })).toContain('place')
    expect(dueOn('2010-07-14', { withTax: cents(15_24) })).toContain('place')
    expect(dueOn('2010-07-15', { withTax: cents(15_24) })).not.toContain('place')
  })

  it('never have the 40 euros, which are for businesses', () => {
    const b2b = ['due-date', 'early-payment', 'penalties', 'late-payment']
    expect(dueOn(today).filter((mention) => b2b.includes(mention))).toEqual([])
    expect(dueOn(today, business).filter((mention) => b2b.includes(mention))).toEqual(b2b)
    expect(dueOn('2012-12-31', business)).not.toContain('late-payment')
    expect(dueOn('2013-01-01', business)).toContain('late-payment')
  })
})

describe('the mentions of VAT', () => {
  it('leave out the seller’s number up to 150 euros before tax, since 26 April 2013', () => {
    const small = { beforeTax: cents(150_00) }
    expect(dueOn(today, small)).not.toContain('vat-number')
    expect(dueOn(today, { beforeTax: cents(150_01) })).toContain('vat-number')
    expect(dueOn('2013-04-25', small)).toContain('vat-number')
    expect(dueOn('2013-04-26', small)).not.toContain('vat-number')
  })

  it('leave out the number of a seller under the franchise since 1 January 2025', () => {
    expect(dueOn('2024-12-31', { vat: 'franchise' })).toContain('vat-number')
    expect(dueOn('2025-01-01', { vat: 'franchise' })).not.toContain('vat-number')
  })

  it('say in so many words that the franchise applies', () => {
    const { due } = mentionsOf('invoice', day(today), { ...household, vat: 'franchise' })
    const words = due.map(({ row }) => row.value.words).filter((said) => said !== undefined)
    expect(words).toEqual(['TVA non applicable, article 293 B du CGI'])
  })

  it('are unsettled for the franchise once the tolerance of 30 June 2028 is over', () => {
    expect(dueOn('2028-06-30', { vat: 'franchise' })).toContain('franchise')
    expect(dueOn('2028-07-01', { vat: 'franchise' })).not.toContain('franchise')
    expect(unsettledOn('2028-07-01', { vat: 'franchise' })).toContain('franchise')
  })

  it('name the provision that exempts, above 150 euros', () => {
    expect(dueOn(today, { vat: 'exempt' })).toContain('exemption')
    expect(dueOn(today, { vat: 'exempt', beforeTax: cents(150_00) })).not.toContain('exemption')
    expect(dueOn(today)).not.toContain('exemption')
  })
})

describe('the mentions that come with e-invoicing', () => {
  const four = ['customer-siren', 'delivery-address', 'kind-of-operations', 'debit-option']
  const facts = { ...business, ...has('goods-delivered-elsewhere', 'debit-option') }
  const ofFour = (date: string, size: MentionFacts['size']) =>
    dueOn(date, { ...facts, size }).filter((mention) => four.includes(mention))

  it.each([
    ['2026-08-31', 'large', []],
    ['2026-09-01', 'large', four],
    ['2027-08-31', 'small', []],
    ['2027-09-01', 'small', four],
    ['2027-09-01', 'large', four],
  ] as const)('are on %s, of a %s company, %j', (date, size, expected) => {
    expect(ofFour(date, size)).toEqual(expected)
  })

  it('never ask a consumer for a SIREN', () => {
    expect(dueOn('2027-09-01')).not.toContain('customer-siren')
  })
})

describe('a mention that nobody read', () => {
  const row = 'fr.mention.invoice.sole-trader@2022-05-15'
  const alone = { seller: 'sole-trader' } as const

  it('is not due, and is told', () => {
    expect(dueOn(today, alone)).not.toContain('sole-trader')
    expect(unsettledOn(today, alone)).toEqual(['vat-included', 'sole-trader'])
    expect(unsettledOn('2022-05-14', alone)).not.toContain('sole-trader')
  })

  it('is due once the tenant takes its row on itself', () => {
    expect(dueOn(today, alone, 'invoice', [row])).toContain('sole-trader')
  })
})

describe('the mentions of a quote', () => {
  it('are asked since 1 July 2015', () => {
    expect(dueOn('2015-06-30', {}, 'quote')).toEqual([])
    expect(dueOn('2015-07-01', {}, 'quote')).toEqual(['mode', 'prices', 'declaration'])
  })

  it('warn a consumer who becomes an employer, or directs somebody else’s worker', () => {
    expect(dueOn(today, has('customer-employs'), 'quote')).toContain('employer')
    expect(dueOn(today, has('customer-directs'), 'quote')).toContain('lending')
  })

  it('tell extra fees and the tax advantage when they are there', () => {
    const asked = dueOn(today, has('extra-fees', 'advantage-shown'), 'quote')
    expect(asked).toEqual(['mode', 'prices', 'fees', 'declaration', 'advantage'])
  })
})

describe('the mentions of a fiscal certificate', () => {
  it('are those of D7233-4', () => {
    expect(dueOn(today, {}, 'certificate')).toEqual([
      ...['provider', 'identification', 'declaration', 'beneficiary', 'visits', 'rate', 'paid'],
    ])
  })

  it('had the same core in 1996', () => {
    const facts = { declared: false, approved: true, ...has('debited-account') }
    expect(dueOn('1996-06-24', facts, 'certificate')).toEqual([])
    expect(dueOn('1996-06-25', facts, 'certificate')).toEqual([
      ...['provider', 'identification', 'approval', 'beneficiary', 'account', 'visits', 'paid'],
    ])
  })

  it('tell prepaid CESU, as the official page of March 2023 has it', () => {
    expect(dueOn(today, has('prepaid-cesu'), 'certificate')).toContain('prepaid-cesu')
    expect(unsettledOn('2023-03-29', has('prepaid-cesu'), 'certificate')).toEqual(['prepaid-cesu'])
    expect(unsettledOn(today, has('travel-charged'), 'certificate')).toEqual(['travel'])
  })
})

describe('each version of a mention', () => {
  const tables = [...invoiceMentions, ...quoteMentions, ...certificateMentions]

  it.each(tables.map((table) => [table.id, table] as const))('%s', (_, table) => {
    table.rows.forEach((row, i) => {
      expect(table.on(row.from)).toBe(row)
      expect(table.on(plusDays(row.from, -1))).toBe(table.rows[i + 1])
      expect([row.value.fr, row.value.en]).not.toContain('')
    })
  })
})

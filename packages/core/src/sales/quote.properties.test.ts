import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from '../shared/amounts.js'
import { type CivilDate, day, plusDays } from '../shared/civil-date.js'
import { instant } from '../shared/instant.js'
import { Money } from '../shared/money.js'
import { given } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import type { Acceptance } from './acceptance.js'
import { OrderId } from './order.js'
import { amountOf } from './order-line.js'
import type { Parties } from './parties.js'
import type { Quote } from './quote.js'
import { QuoteId } from './quote-id.js'
import { type QuoteCommand, quoteLife } from './quote-life.js'
import { choosing, isIn, QuoteEntry, quotedLines } from './quote-line.js'
import { totalsOf } from './quoting.js'

const on = day('2026-03-02')

const priced = {
  kind: fc.constantFrom('service' as const, 'goods' as const, 'travel' as const),
  activity: fc.constantFrom('II-1' as const, 'II-3' as const, 'II-11' as const),
  label: fc.constant('x'),
  minutes: fc.integer({ min: 1, max: 600 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  price: fc.integer({ min: 0, max: 1_000_000 }),
  rate: fc.constantFrom(undefined, '0.1', '0.25', '1'),
}
const discounted = <L extends { readonly rate?: string | undefined }>({ rate, ...line }: L) => ({
  ...line,
  ...(rate ? { discount: { label: 'Remise', rate } } : {}),
})
const option = fc.record({ ...priced, chosen: fc.boolean() }).map(discounted)
const entries = fc
  .array(
    fc
      .record({ ...priced, options: fc.array(option, { maxLength: 4 }) })
      .map((line) => QuoteEntry.parse(discounted(line))),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) => lines)

const partiesOfCompany = async (): Promise<Parties> => {
  const { foyer, as, customer: id } = await smallCompany()
  const { items } = await given(foyer.organisation.listLegalEntities({}, as('owner')))
  const [legalEntity] = items
  const { customer } = await given(foyer.customers.showCustomer({ customer: id }, as('agent')))
  if (!legalEntity) throw new Error('no entity')
  return { legalEntity, customer }
}
const parties = await partiesOfCompany()

describe('the price of a quote', () => {
  it('is its base and its chosen options; HT and VAT make TTC by group, by line and in total', () => {
    fc.assert(
      fc.property(entries, (asked) => {
        const lines = quotedLines(asked, () => parties, on)
        const { total, groups } = totalsOf(lines)
        const inside = lines.filter(isIn)
        expect(total).toBe(Money.sum(inside.map(amountOf)))
        for (const { net, vat, gross } of [...groups, ...lines.map(({ amounts }) => amounts)])
          expect(net + vat).toBe(gross)
        const whole = sumOf(groups)
        expect(whole).toEqual(sumOf(inside.map(({ amounts }) => amounts)))
        expect(whole.gross).toBe(total)
        for (const { vatRate, net, gross } of groups)
          expect(net).toBe(Money.beforeTax(gross, vatRate))
      }),
    )
  })

  it('moves by exactly an option when it is chosen, and by nothing else', () => {
    fc.assert(
      fc.property(entries, (asked) => {
        const lines = choosing(
          quotedLines(asked, () => parties, on),
          [],
        )
        const base = totalsOf(lines).total
        for (const one of lines.filter(({ optionOf }) => optionOf !== undefined)) {
          const { total } = totalsOf(choosing(lines, [one.no]))
          expect(total - base).toBe(amountOf(one))
        }
      }),
    )
  })

  it('numbers its lines from 1 without a gap', () => {
    fc.assert(
      fc.property(entries, (asked) => {
        const numbers = quotedLines(asked, () => parties, on).map(({ no }) => no)
        expect(numbers).toEqual(numbers.map((_, i) => i + 1))
      }),
    )
  })
})

const seal = 'ab'.repeat(32)
const totals = totalsOf(
  quotedLines([QuoteEntry.parse({ kind: 'goods', label: 'x', price: 100 })], () => parties, on),
)
const content = { description: '', concluded: 'distance', ...totals } as const
const drafted: Quote = {
  id: QuoteId.parse('quo_0000000000000000000000000X'),
  customer: parties.customer.id,
  legalEntity: parties.legalEntity.id,
  order: OrderId.parse('ord_0000000000000000000000000X'),
  ...{ origin: 'office', author: 'a', worker: null, edition: 1, ...content, status: 'draft' },
  ...{ sentOn: null, validUntil: null, informed: [], earlier: [] },
  at: instant('2026-03-02T08:00:00.000Z'),
}
const acceptance: Acceptance = {
  ...{ signer: 'Marie', at: instant('2026-03-02T08:00:00.000Z'), by: 'cus', means: 'online' },
  ...{ chosen: [], sha256: seal, attested: { by: 'foyer', level: 'simple' } },
}
const days = fc.integer({ min: -5, max: 40 }).map((n) => plusDays(on, n))
const commands: fc.Arbitrary<QuoteCommand> = fc.oneof(
  fc.constant<QuoteCommand>({ type: 'write', content }),
  fc
    .record({ on: days, until: days })
    .map((sent): QuoteCommand => ({ type: 'send', ...sent, informed: [], sha256: seal, totals })),
  fc
    .record({ edition: fc.integer({ min: 1, max: 4 }), on: days })
    .map((asked): QuoteCommand => ({ type: 'accept', ...asked, acceptance, totals })),
  fc.constant<QuoteCommand>({ type: 'decline', reason: 'no' }),
  days.map((date): QuoteCommand => ({ type: 'expire', on: date })),
  fc.constant<QuoteCommand>({ type: 'withdraw', reason: 'no' }),
  fc.constant<QuoteCommand>({ type: 'convert' }),
)

/** Everything that happens to a quote that is asked these things, one after the other. */
const live = (asked: readonly QuoteCommand[]) => {
  let quote = drafted
  return asked.map((command) => {
    const before = quote
    const decided = quoteLife.decide(before, command)
    if (decided.ok) quote = quoteLife.evolve(before, decided.value)
    return { before, command, ok: decided.ok, after: quote }
  })
}

describe('the life of a quote', () => {
  it('never accepts an edition other than the last, nor a draft, nor after its last day', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (asked) => {
        for (const { before, command, ok } of live(asked))
          if (command.type === 'accept' && ok) {
            expect(before.status).toBe('sent')
            expect(command.edition).toBe(before.edition)
            expect(command.on <= (before.validUntil ?? ('' as CivilDate))).toBe(true)
          }
      }),
    )
  })

  it('expires after its last day, and on no day before', () => {
    fc.assert(
      fc.property(days, days, (until, date) => {
        const [, last] = live([
          { type: 'send', on, until, informed: [], sha256: seal, totals },
          { type: 'expire', on: date },
        ])
        expect(last?.after.status).toBe(date > until ? 'expired' : 'sent')
      }),
    )
  })

  it('never changes again once it is withdrawn or converted, and once accepted can only be converted', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), (asked) => {
        for (const { before, ok, after } of live(asked)) {
          if (before.status === 'withdrawn' || before.status === 'converted') expect(ok).toBe(false)
          if (before.status === 'accepted') {
            const { status: _, ...kept } = after
            expect(before).toMatchObject(JSON.parse(JSON.stringify(kept)))
            expect(['accepted', 'converted']).toContain(after.status)
          }
        }
      }),
    )
  })

  it('keeps every edition that was sent as it was', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), (asked) => {
        let earlier = drafted.earlier
        for (const { after } of live(asked)) {
          expect(after.earlier.slice(0, earlier.length)).toEqual(earlier)
          expect(after.edition).toBe(after.earlier.length + 1)
          earlier = after.earlier
        }
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { collections } from '../house.js'
import type { DebitWord } from '../ports/bank-files.js'
import { fromBase64 } from '../shared/base64.js'
import { sealsUnder } from '../system.js'
import { companyIban, debitCompany, ibanOf } from '../testing/debit-company.js'
import { site } from '../testing/http-door.js'
import { bill, closeAll, support } from '../testing/journey.js'
import { memoryStore } from '../testing/memory-store.js'
import { plainBank } from '../testing/plain-bank.js'
import { readPdf } from '../testing/read-pdf.js'
import { given, scenario } from '../testing/scenario.js'

const day = '2026-03-16'
const firstIban = ibanOf(48_151_623_421)
const secondIban = ibanOf(10_203_040_507)
const secrets = [companyIban, firstIban, secondIban]

/** The account numbers that a text gives away: whole, in groups of four, without their country, in base 64 or in hexadecimal. */
const givenAway = (text: string): readonly string[] =>
  secrets.filter((iban) => {
    const spaced = iban.replace(/(.{4})(?=.)/g, '$1 ')
    const forms = [iban, spaced, iban.toLowerCase(), iban.slice(4), iban.slice(9, 23)]
    const bytes = Buffer.from(iban)
    const shifted = [0, 1, 2].map((by) =>
      Buffer.concat([Buffer.alloc(by), bytes])
        .toString('base64')
        .slice(4, -4),
    )
    return [...forms, ...shifted, bytes.toString('hex')].some((form) => text.includes(form))
  })

/** A company that lives through everything direct debits have, and what it was answered meanwhile. */
const lived = async () => {
  const answers: unknown[] = []
  const store = memoryStore(collections)
  const company = await debitCompany({
    store,
    http: { rate: { burst: 1e9, perMinute: 1e9 }, principalOf: () => company.as('owner').as },
  })
  const { foyer, as, entity: legalEntity, customer } = company
  const ask = async <V>(answer: Promise<V>): Promise<V> => {
    const given = await answer
    answers.push(given)
    return given
  }
  const owner = as('owner')
  const { directDebit } = foyer
  await ask(directDebit.setCreditor({ legalEntity, iban: companyIban.toLowerCase() }, owner))
  await ask(directDebit.showCreditor({ legalEntity }, owner))
  const wrong = `${firstIban.slice(0, -1)}9`
  const asked = { legalEntity, customer, iban: firstIban }
  await ask(directDebit.prepareMandate({ ...asked, iban: wrong }, owner))
  await ask(directDebit.prepareMandate({ ...asked, kind: firstIban } as never, owner))
  // Asked again under its key, an answer is kept for two days.
  const keyed = { ...owner, key: 'once-and-for-all' }
  const prepared = await ask(directDebit.prepareMandate(asked, keyed))
  if (!prepared.ok) throw new Error('no mandate')
  const mandate = prepared.value.id
  await ask(directDebit.signMandate({ mandate, signedBy: 'Marie Dupont' }, owner))
  await ask(
    directDebit.changeAccount({ mandate, iban: secondIban, signedBy: 'Marie Dupont' }, owner),
  )
  for (const gross of [6000, 1500]) {
    const invoice = await bill(company, [support(gross)])
    await ask(directDebit.prepareDebit({ invoice }, owner))
  }
  await foyer.relay()
  const batches = await ask(
    directDebit.prepareBatches({ legalEntity, collectOn: day as never }, owner),
  )
  const batch = batches.ok ? batches.value.batches[0]?.id : undefined
  if (!batch) throw new Error('no batch')
  await ask(directDebit.writeBatch({ batch }, { ...owner, key: 'the-file-once' }))
  const file = await given(directDebit.downloadBatch({ batch }, owner))
  await ask(directDebit.sendBatch({ batch }, owner))
  await company.until(day)
  const debits = await ask(directDebit.debitsOf({ customer }, owner))
  const [one] = debits.ok ? debits.value.items : []
  const said: readonly DebitWord[] = [
    { type: 'debit', status: 'returned', refs: { endToEnd: one?.endToEnd }, reason: 'AC04' },
    { type: 'debit', status: 'returned', refs: {}, lastFour: secondIban.slice(-4) },
  ]
  answers.push(await company.hear(said))
  await ask(directDebit.listBankItems({}, owner))
  await ask(directDebit.showMandate({ mandate }, owner))
  await ask(directDebit.mandatesOf({ customer }, owner))
  await ask(directDebit.listMandates({ status: 'suspended' }, owner))
  await ask(directDebit.listBatches({ legalEntity }, owner))
  await foyer.relay()
  await ask(foyer.audit.showTrail({}, owner))
  await ask(foyer.customers.showTimeline({ customer }, owner))
  const posted = await foyer.http(
    new Request(`${site}/directDebit/prepareMandate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...asked, iban: wrong }),
    }),
  )
  answers.push(await posted.text())
  return { ...company, answers, file, mandate, batch }
}

const everything = async ({ store, tenant }: Awaited<ReturnType<typeof lived>>) => {
  const kept: Record<string, unknown> = {}
  for (const { name } of collections)
    kept[name] = (await store.find(tenant, name, { limit: 1000 })).items
  return kept
}

describe('an account number', () => {
  it('stands in no collection, fact, notice, answer or error, but in the file for the bank (S109)', async () => {
    const company = await lived()
    const kept = await everything(company)
    for (const name of ['mandates', 'creditors', 'debits', 'debit-batches', 'bank-items'])
      expect([name, (kept[name] as readonly unknown[]).length > 0]).toEqual([name, true])
    for (const [name, documents] of Object.entries(kept))
      expect([name, givenAway(JSON.stringify(documents))]).toEqual([name, []])
    expect(company.answers.length).toBeGreaterThan(15)
    for (const answer of company.answers) expect(givenAway(JSON.stringify(answer))).toEqual([])
    expect(company.sent.length).toBeGreaterThan(2)
    expect(givenAway(JSON.stringify(company.sent))).toEqual([])
    const file = new TextDecoder().decode(fromBase64(company.file.base64))
    expect(givenAway(file)).toEqual([companyIban, secondIban])
  })

  it('is found by this test wherever it would stand (S109)', () => {
    for (const text of [
      `"${firstIban}"`,
      `IBAN ${firstIban.replace(/(.{4})(?=.)/g, '$1 ')}`,
      Buffer.from(`<IBAN>${firstIban}</IBAN>`).toString('base64'),
      Buffer.from(`{"a":"${firstIban}"}`).toString('base64'),
      Buffer.from(firstIban).toString('hex'),
    ])
      expect(givenAway(text)).toEqual([firstIban])
    expect(givenAway(`•••• ${firstIban.slice(-4)}`)).toEqual([])
  })

  it('is in no answer that is not read by whoever sends the file (S109)', async () => {
    const { foyer, as, batch } = await lived()
    for (const role of ['agent', 'worker', 'customer', 'partner', 'visitor', 'system'] as const) {
      const asked = await foyer.directDebit.downloadBatch({ batch }, as(role))
      expect(asked).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
    }
  })

  it.each([
    ['its last four characters', {}, `FR •••• ${secondIban.slice(-4)}`, []],
    [
      'in full, by the setting of the entity alone',
      { certificateAccount: 'in-full' },
      secondIban.replace(/(.{4})(?=.)/g, '$1 '),
      [secondIban],
    ],
  ] as const)('stands on the certificate as %s (S109)', async (_, settings, shown, away) => {
    const company = await lived()
    const { foyer, as, clock, entity: legalEntity } = company
    await given(foyer.organisation.settleInvoicing({ legalEntity, settings }, as('owner')))
    clock.set('2027-01-15T08:00:00.000Z')
    const [certificate] = await closeAll(company, 2026)
    if (!certificate) throw new Error('nothing was certified')
    await foyer.relay()
    const asked = foyer.documents.downloadDocument({ of: certificate.id }, as('accountant'))
    const text = await readPdf(fromBase64((await given(asked)).base64))
    expect(text).toContain(`Compte débité ${shown}`)
    expect(givenAway(text)).toEqual(away)
  })
})

describe('the host’s keys', () => {
  const key = (fill: number) => new Uint8Array(32).fill(fill)

  it('are exchanged: what the old one sealed is sealed with the new one, and the old one may go', async () => {
    const first = await lived()
    const { store, as, batch, mandate, file } = first
    const reopened = (keys: Record<string, Uint8Array>, current: string) =>
      openedOn(store, keys, current).foyer
    const both = reopened({ k1: key(7), k2: key(8) }, 'k2')
    const owner = as('owner')
    expect(await given(both.directDebit.resealAccounts({ from: 'k1' }, owner))).toEqual({
      ...{ resealed: 3, left: false },
    })
    expect(await given(both.directDebit.resealAccounts({ from: 'k1' }, owner))).toMatchObject({
      resealed: 0,
    })
    expect(await both.directDebit.resealAccounts({ from: 'k2' }, owner)).toMatchObject({
      refusal: { code: 'key-in-use' },
    })
    const alone = reopened({ k2: key(8) }, 'k2')
    expect(await given(alone.directDebit.downloadBatch({ batch }, owner))).toEqual(file)
    expect((await given(alone.directDebit.showMandate({ mandate }, owner))).intact).toBe(true)
  })

  it('once lost, open nothing: the file is not written wrong', async () => {
    const { store, as, batch } = await lived()
    const { foyer } = openedOn(store, { k1: key(9) }, 'k1')
    await expect(foyer.directDebit.downloadBatch({ batch }, as('owner'))).rejects.toThrow()
  })
})

const openedOn = (
  store: ReturnType<typeof memoryStore>,
  keys: Record<string, Uint8Array>,
  current: string,
) => scenario({ store, seals: sealsUnder(keys, current), bankFiles: plainBank })

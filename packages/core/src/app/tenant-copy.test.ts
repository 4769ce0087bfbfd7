import { describe, expect, it } from 'vitest'
import { createFoyer } from '../foyer.js'
import { collections } from '../house.js'
import type { Store } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { systemIds } from '../system.js'
import { keptNotices } from '../testing/doubles.js'
import { bill, checkAndIssue, closeAll, pay, sign, support } from '../testing/journey.js'
import { memoryFiles } from '../testing/memory-files.js'
import { memoryStore } from '../testing/memory-store.js'
import { given } from '../testing/scenario.js'
import { type SmallCompany, smallCompany } from '../testing/small-company.js'
import { TenantCopyProblem } from './tenant-copy.js'

const all = async (lines: AsyncIterable<string>): Promise<readonly string[]> => {
  const read: string[] = []
  for await (const line of lines) read.push(line)
  return read
}

const problemOf = async (act: Promise<unknown>): Promise<TenantCopyProblem> => {
  const problem = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (problem instanceof TenantCopyProblem) return problem
  throw problem ?? new Error('it was done')
}

const keeping = () => {
  const { sent, notifier } = keptNotices()
  return { sent, files: memoryFiles(), notifiers: { email: notifier, sms: notifier } }
}

/** Sells a mouse: an invoice of our own, with the next number of its series. */
const sell = async (company: SmallCompany) => {
  const { foyer, as } = company
  const { id: invoice } = await sign(company)
  const mouse = { kind: 'goods', label: 'Souris', gross: 1250, vatRate: '0.2' } as const
  const lines = { invoice, lines: [mouse] }
  return checkAndIssue(company, await given(foyer.invoicing.amendDraft(lines, as('agent'))))
}

/** A company with a year behind it: certificates and their files, a journal, an invoice of its own, and messages that wait. */
const lived = async (options: Parameters<typeof smallCompany>[0] = {}) => {
  const { sent, ...kept } = keeping()
  const company = await smallCompany({ ...kept, ...options })
  const { foyer } = company
  const invoice = await bill(company, [support(6000), support(4000)])
  await pay(company, invoice, 8000)
  await closeAll(company)
  await foyer.relay()
  await sell(company)
  return { ...company, ...kept, sent }
}

/** Another house, with a tenant of its own. */
const elsewhere = async (store: Store = memoryStore(collections)) => {
  const { sent, ...kept } = keeping()
  const at = '2026-04-01T08:00:00.000Z'
  const house = await smallCompany({ ...kept, store, ids: systemIds(), tenant: 'tenant-z', at })
  return { ...house, ...kept, sent }
}

describe('a tenant that is copied', () => {
  it('is brought into an empty store, and its copy is the same to the byte (S036)', async () => {
    const { foyer, tenant } = await lived()
    const copy = await all(foyer.exportTenant(tenant))
    expect(await all(foyer.exportTenant(tenant))).toEqual(copy)
    const other = await elsewhere()
    const { documents, files, lines, known } = await other.foyer.importTenant(() => copy)
    expect({ lines, known }).toEqual({ lines: documents + files + 1, known: false })
    expect(files).toBeGreaterThan(0)
    expect(await all(other.foyer.exportTenant(tenant))).toEqual(copy)
    expect(copy.at(-1)).toContain(`"lines":${lines}`)
  })

  it('goes on where it was: journal, numbers, archived bytes (S036)', async () => {
    const company = await lived()
    const { foyer, tenant, entity: legalEntity, as, store } = company
    await foyer.relay()
    const copy = await all(foyer.exportTenant(tenant))
    const other = await elsewhere()
    await other.foyer.importTenant(() => copy)
    const verified = await given(other.foyer.journal.verifyJournal({ legalEntity }, as('owner')))
    expect(verified).toEqual(await given(foyer.journal.verifyJournal({ legalEntity }, as('owner'))))
    const { items } = await store.find(tenant, 'documents', { limit: 9 })
    const of = Reflect.get(items[0]?.doc ?? {}, 'of')
    const bytes = (from: typeof foyer) =>
      given(from.documents.downloadDocument({ of } as never, as('owner')))
    expect(await bytes(other.foyer)).toEqual(await bytes(foyer))
    expect((await sell({ ...company, foyer: other.foyer, store: other.store })).number).toBe(
      'F2026-00002',
    )
  })

  it('sends what waited once, and begins with nothing before it is whole', async () => {
    const { foyer, tenant, sent, store } = await lived()
    const before = sent.length
    const { items: waiting } = await store.find(tenant, 'notices', { limit: 99 })
    expect(waiting.length).toBeGreaterThan(0)
    const copy = await all(foyer.exportTenant(tenant))
    const other = await elsewhere()
    const already = other.sent.length
    await other.foyer.importTenant(() => copy)
    await other.foyer.relay()
    const arrived = other.sent.length - already
    await other.foyer.importTenant(() => copy)
    await other.foyer.relay()
    expect(other.sent.length - already).toBe(arrived)
    await foyer.relay()
    expect(arrived).toBe(sent.length - before)
  })

  it('is brought in again without a trace, and not over something else', async () => {
    const { foyer, tenant } = await lived()
    const copy = await all(foyer.exportTenant(tenant))
    const other = await elsewhere()
    await other.foyer.importTenant(() => copy)
    expect(await other.foyer.importTenant(() => copy)).toMatchObject({ tenant, known: true })
    expect(await all(other.foyer.exportTenant(tenant))).toEqual(copy)
    expect((await problemOf(foyer.importTenant(() => copy))).code).toBe('not-empty')
    const later = await lived({ at: '2026-03-03T08:00:00.000Z' })
    const newer = await all(later.foyer.exportTenant(tenant))
    expect((await problemOf(other.foyer.importTenant(() => newer))).code).toBe('not-empty')
  })

  it('goes on from any commit at which it was cut, each document once', async () => {
    const { foyer, tenant } = await lived()
    const copy = await all(foyer.exportTenant(tenant))
    const store = memoryStore(collections)
    let left = 0
    const cut: Store = {
      ...store,
      async commit(...asked) {
        if (left-- <= 0) throw new Error('killed')
        await store.commit(...asked)
        // Killed after the commit, before anybody heard of it.
        if (left === 0) throw new Error('killed')
      },
    }
    const keeper = { store: cut, files: memoryFiles() }
    let cuts = 0
    for (;;) {
      left = cuts % 2 ? 0 : 1
      const done = await createFoyer(keeper)
        .importTenant(() => copy)
        .catch(() => undefined)
      if (done) break
      cuts += 1
    }
    expect(cuts).toBeGreaterThan(2)
    expect(await all(createFoyer({ ...keeper, store }).exportTenant(tenant))).toEqual(copy)
  })

  it('holds nothing of another tenant', async () => {
    const store = memoryStore(collections)
    const { foyer, tenant } = await lived({ store })
    const copy = await all(foyer.exportTenant(tenant))
    const other = await elsewhere(store)
    expect(await all(foyer.exportTenant(tenant))).toEqual(copy)
    expect((await all(foyer.exportTenant(other.tenant))).join()).not.toContain('Souris')
    expect(await all(foyer.exportTenant(TenantId.parse('nobody')))).toHaveLength(2)
  })

  it('is refused where somebody writes meanwhile', async () => {
    const company = await lived()
    const { foyer, tenant } = company
    const copying = async () => {
      let lines = 0
      for await (const _ of foyer.exportTenant(tenant))
        if (++lines === 5) await bill(company, [support(100)])
    }
    expect((await problemOf(copying())).code).toBe('moved')
  })
})

type Spoiled = readonly [
  how: string,
  spoil: (copy: readonly string[]) => readonly string[],
  line?: number,
]

describe('a copy that is not as it was written', () => {
  const cases: readonly Spoiled[] = [
    ['cut', (copy) => copy.slice(0, -1)],
    ['empty', () => []],
    ['without its first line', (copy) => copy.slice(1), 1],
    ['of another format', (copy) => ['{"foyer":2,"tenant":"tenant-a"}', ...copy.slice(1)], 1],
    ['of no JSON', (copy) => copy.with(3, '{'), 4],
    [
      'of a collection that nobody knows',
      (copy) => copy.with(3, '{"doc":{"id":"a"},"of":"cats"}'),
      4,
    ],
    [
      'of a document of another shape',
      (copy) => copy.with(3, '{"doc":{"id":"a"},"of":"customers"}'),
      4,
    ],
    ['of another file', (copy) => copy.with(-2, `{"bytes":"AAAA","file":"${'0'.repeat(64)}"}`)],
    ['short of a line', (copy) => copy.toSpliced(2, 1)],
    ['in another order', (copy) => copy.with(2, copy[3] ?? '').with(3, copy[2] ?? '')],
    ['followed by something', (copy) => [...copy, copy[2] ?? '']],
    ['changed in one letter', (copy) => copy.map((line) => line.replace('Alma', 'Alba'))],
  ]

  it.each(cases.map((one) => [one[0], one] as const))(
    'is refused when it is %s, and nothing is written',
    async (_, [, spoil, line]) => {
      const { foyer, tenant } = await lived()
      const copy = spoil(await all(foyer.exportTenant(tenant)))
      const other = await elsewhere()
      const problem = await problemOf(other.foyer.importTenant(() => copy))
      expect(problem.code).toBe('broken')
      if (line) expect(problem.line).toBe(line)
      expect(await all(other.foyer.exportTenant(tenant))).toHaveLength(2)
    },
  )
})

describe('a tenant that is erased', () => {
  it('leaves nothing, and others as they were; its copy brings it back', async () => {
    const store = memoryStore(collections)
    const { foyer, tenant, files } = await lived({ store })
    const other = await elsewhere(store)
    const theirs = await all(foyer.exportTenant(other.tenant))
    const copy = await all(foyer.exportTenant(tenant))
    const documents = copy.filter((line) => line.includes('"of":')).length
    const [file = ''] = copy.filter((line) => line.includes('"file":'))
    const { file: hash } = JSON.parse(file) as { readonly file: string }
    expect(await files.read(tenant, hash)).toBeDefined()
    expect(await foyer.eraseTenant(tenant)).toBe(documents)
    expect(await foyer.eraseTenant(tenant)).toBe(0)
    expect(await files.read(tenant, hash)).toBeUndefined()
    expect(await all(foyer.exportTenant(other.tenant))).toEqual(theirs)
    await foyer.importTenant(() => copy)
    expect(await all(foyer.exportTenant(tenant))).toEqual(copy)
  })
})

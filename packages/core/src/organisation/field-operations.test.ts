import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'

const label = { fr: 'Étage', en: 'Floor' }
const plain = { label, personal: false, searchable: true }
const floor = { ...plain, name: 'floor', kind: 'number' } as const
const on = 'customers' as const

const opened = () => {
  const { foyer, as, ...rest } = scenario()
  const owner = as('owner')
  const declare = (field: object) =>
    foyer.organisation.declareField({ on, field: field as typeof floor }, owner)
  const retire = (name: string) => foyer.organisation.retireField({ on, name }, owner)
  const names = async () =>
    (await given(foyer.organisation.listFields({ on }, as('agent')))).fields.map(
      ({ name, retiredOn }) => [name, retiredOn],
    )
  return { foyer, as, declare, retire, names, ...rest }
}

describe('the fields that a company adds', () => {
  it('are declared by the owner, listed in order, and retired for good (S294)', async () => {
    const { declare, retire, names } = opened()
    const dog = { ...plain, name: 'dog', kind: 'yes-no' }
    expect(await given(declare(floor))).toEqual(floor)
    await given(declare(dog))
    expect(await given(retire('floor'))).toEqual({ ...floor, retiredOn: '2026-03-02' })
    expect(await names()).toEqual([
      ['floor', '2026-03-02'],
      ['dog', undefined],
    ])
    expect(await refused(retire('floor'))).toEqual({
      ...{ code: 'field-already-retired', on: '2026-03-02' },
    })
    expect(await refused(retire('cat'))).toEqual({ code: 'not-found', id: 'cat' })
    expect(await refused(declare(floor))).toEqual({ code: 'field-name-taken', field: 'floor' })
    expect(await refused(declare({ ...floor, name: 'phone' }))).toEqual({
      ...{ code: 'field-name-taken', field: 'phone' },
    })
  })

  it('are fifty at most', async () => {
    const { declare } = opened()
    for (let no = 1; no <= 50; no++) await given(declare({ ...floor, name: `f${no}` }))
    expect(await refused(declare(floor))).toEqual({ code: 'too-many-fields', most: 50 })
  })

  it.each([
    [{ sum: ['floor', 'attic'] }, 'number', { code: 'formula-field-unknown', field: 'attic' }],
    [{ text: '{fistName}' }, 'text', { code: 'formula-field-unknown', field: 'fistName' }],
    [{ sum: ['floor', 'twice'] }, 'number', { code: 'formula-in-circle', field: 'twice' }],
    [{ sum: ['floor', 'note'] }, 'number', { code: 'formula-field-unfit', field: 'note' }],
    [{ text: '{note} {dog}' }, 'text', { code: 'formula-field-unfit', field: 'dog' }],
    [{ sum: ['floor', 'old'] }, 'number', { code: 'formula-field-unknown', field: 'old' }],
  ])('are not worked out by %j (S282)', async (formula, kind, refusal) => {
    const { declare, retire } = opened()
    await given(declare(floor))
    await given(declare({ ...plain, name: 'note', kind: 'text' }))
    await given(declare({ ...plain, name: 'dog', kind: 'yes-no' }))
    await given(declare({ ...floor, name: 'old' }))
    await given(retire('old'))
    const twice = { ...plain, name: 'twice', kind, formula }
    expect(await refused(declare(twice))).toEqual(refusal)
  })

  it('are not retired while another one is worked out from them (S282)', async () => {
    const { declare, retire } = opened()
    await given(declare(floor))
    const stairs = { ...floor, name: 'stairs', formula: { product: ['floor', '17'] } }
    await given(declare(stairs))
    await given(declare({ ...floor, name: 'both-ways', formula: { sum: ['stairs', 'stairs'] } }))
    expect(await refused(retire('floor'))).toEqual({ code: 'field-in-use', by: 'stairs' })
    expect(await refused(retire('stairs'))).toEqual({ code: 'field-in-use', by: 'both-ways' })
    for (const name of ['both-ways', 'stairs', 'floor']) await given(retire(name))
  })

  it.each([
    [{ name: 'Floor' }, 'field.name'],
    [{ kind: 'colour' }, 'field.kind'],
    [{ kind: 'choice' }, 'field.choices'],
    [{ choices: ['a'] }, 'field.choices'],
    [{ formula: { text: '{phone}' } }, 'field.kind'],
    [{ kind: 'date', formula: { sum: ['floor'] } }, 'field.kind'],
    [{ label: { fr: 'Étage' } }, 'field.label.en'],
    [{ personal: undefined }, 'field.personal'],
  ])('are refused as %j', async (wrong, path) => {
    const { declare } = opened()
    expect(await refused(declare({ ...floor, ...wrong }))).toMatchObject({
      ...{ code: 'invalid-input', issues: [{ path }] },
    })
  })

  it('are each company’s own', async () => {
    const { declare, store } = opened()
    await given(declare(floor))
    const other = scenario({ store, tenant: 'tenant-b' })
    const asked = other.foyer.organisation.listFields({ on }, other.as('owner'))
    expect(await given(asked)).toEqual({ fields: [] })
  })
})

import { describe, expectTypeOf, it } from 'vitest'
import type { CommonRefusal, Foyer, Instant, Principal, Result } from './index.js'
import type { LegalEntityId } from './organisation/index.js'
import type { CivilDate } from './shared/civil-date.js'

type Organisation = Foyer['organisation']
type Answer<O extends (...asked: never[]) => Promise<unknown>> = Awaited<ReturnType<O>>
type Value<O extends (...asked: never[]) => Promise<unknown>> = Extract<
  Answer<O>,
  { readonly ok: true }
>['value']
type Refused<O extends (...asked: never[]) => Promise<unknown>> = Extract<
  Answer<O>,
  { readonly ok: false }
>['refusal']

declare const foyer: Foyer
declare const as: Principal

describe('the types of the facade', () => {
  it('take input as it travels: plain strings, what is optional left out', () => {
    expectTypeOf<Parameters<Organisation['withdrawActivity']>[0]['until']>().toEqualTypeOf<string>()
    expectTypeOf<Parameters<Organisation['revokeRole']>>().toEqualTypeOf<
      [{ account: string }, { readonly as: Principal; readonly key?: string | undefined }]
    >()
    foyer.organisation.hireWorker(
      { reference: 'W1', firstName: 'Ana', lastName: 'Diaz', skills: ['II-11'] },
      { as },
    )
  })

  it('answer the parsed noun, ids and dates branded', () => {
    expectTypeOf<Value<Organisation['registerLegalEntity']>['id']>().toEqualTypeOf<LegalEntityId>()
    expectTypeOf<Value<Organisation['hireWorker']>['endedOn']>().toEqualTypeOf<CivilDate | null>()
    expectTypeOf<Value<Organisation['revokeRole']>>().toEqualTypeOf<{ account: string }>()
  })

  it('answer exactly the refusals declared, with their data, and the common ones', () => {
    type Gates = 'not-allowed' | 'feature-disabled' | 'invalid-input'
    type Common = Gates | 'not-found' | 'busy' | 'key-reused'
    expectTypeOf<CommonRefusal['code']>().toEqualTypeOf<Common>()
    expectTypeOf<Refused<Organisation['grantRole']>>().toEqualTypeOf<CommonRefusal>()
    type Registering = Refused<Organisation['registerLegalEntity']>
    expectTypeOf<Registering['code']>().toEqualTypeOf<Common | 'prefix-taken' | 'siren-taken'>()
    type Taken = Extract<Registering, { code: 'siren-taken' }>
    expectTypeOf<Taken['legalEntity']>().toEqualTypeOf<LegalEntityId>()
    expectTypeOf<keyof Taken>().toEqualTypeOf<'code' | 'legalEntity'>()
    type Drafting = Refused<Foyer['attestation']['draftYear']>
    expectTypeOf<Drafting['code']>().toEqualTypeOf<Common | 'year-not-over'>()
    expectTypeOf<Extract<Drafting, { from: unknown }>['from']>().toEqualTypeOf<CivilDate>()
  })

  it('tell one answer from the other', async () => {
    const answer = await foyer.organisation.territoryOf({ postcode: '75011' }, { as })
    expectTypeOf(answer).toExtend<Result<{ readonly territory?: string | undefined }>>()
    // @ts-expect-error no value before the answer is known to be one
    answer.value
    if (answer.ok) expectTypeOf(answer.value.worker).toExtend<string | undefined>()
    else if (answer.refusal.code === 'not-allowed')
      expectTypeOf(answer.refusal.operation).toEqualTypeOf<string>()
  })

  it('have the engine beside the contexts', () => {
    expectTypeOf(foyer.tick).parameter(0).toEqualTypeOf<Instant | undefined>()
  })

  it('refuse what no operation takes', () => {
    // @ts-expect-error no such operation
    foyer.organisation.fireWorker
    // @ts-expect-error who asks is never left out
    foyer.organisation.roleOf({ account: 'ana' })
    // @ts-expect-error a field is missing
    foyer.organisation.territoryOf({}, { as })
    // @ts-expect-error no such field
    foyer.organisation.territoryOf({ postcode: '75011', city: 'Paris' }, { as })
    const skills = ['chess'] as const
    // @ts-expect-error an activity is one of the law's
    foyer.organisation.hireWorker({ reference: 'W', firstName: 'A', lastName: 'B', skills }, { as })
    // @ts-expect-error a role is one of ours
    foyer.organisation.roleOf({ account: 'ana' }, { as: { ...as, role: 'king' } })
  })
})

import { readFileSync } from 'node:fs'
import { yearOf } from '@foyer/core/tax-credit'
import { describe, expect, it } from 'vitest'
import { workedCases, workedCasesPage } from './worked-cases.js'

const cases = workedCases()

describe('the worked cases (T11)', () => {
  it.each(cases)('$id ($household.year): $title', ({ household, expect: expected }) => {
    expect(yearOf(household)).toMatchObject({ ok: true, value: expected })
  })

  it('are what their page prints (npm run conformance)', () => {
    const page = readFileSync(new URL('../docs/law/worked-cases.md', import.meta.url), 'utf8')
    expect(page).toBe(workedCasesPage(cases))
  })
})

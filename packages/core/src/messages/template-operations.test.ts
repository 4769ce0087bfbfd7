import { describe, expect, it } from 'vitest'
import { given, refused, scenario } from '../testing/scenario.js'

const key = {
  subject: 'visit-planned',
  audience: 'customer',
  channel: 'sms',
  language: 'fr',
} as const
const own = { title: 'Bientôt chez vous', text: 'Nous venons {when}. {company}' }

describe('a tenant’s own words', () => {
  it('are listed as edited, and put back by a reset', async () => {
    const { foyer, as } = scenario()
    const list = async () => (await given(foyer.messages.listTemplates(key, as('manager')))).items
    const [house] = await list()
    expect(house).toMatchObject({ ...key, edited: false })
    expect(house?.placeholders).toEqual(expect.arrayContaining(['when', 'company', 'customer']))
    expect(await given(foyer.messages.editTemplate({ ...key, ...own }, as('owner')))).toMatchObject(
      own,
    )
    expect(await list()).toMatchObject([{ ...own, edited: true }])
    for (let i = 0; i < 2; i++) {
      const reset = await given(foyer.messages.resetTemplate(key, as('manager')))
      expect(reset.text).toBe(house?.text)
    }
    expect(await list()).toEqual([house])
  })

  it('leave the others as they are: other languages, channels and readers', async () => {
    const { foyer, as } = scenario()
    await given(foyer.messages.editTemplate({ ...key, ...own }, as('owner')))
    const { items } = await given(foyer.messages.listTemplates({}, as('owner')))
    expect(items.filter(({ edited }) => edited).map(({ id }) => id)).toEqual([
      'visit-planned/customer/sms/fr',
    ])
    // Fourteen readings of four channels in two languages; quote, invoice, certificate, newsletter and the receipt of a withdrawal, which only
    // a letter or an e-mail can bring.
    expect(items).toHaveLength((14 * 4 + 5 * 2) * 2)
    const { items: english } = await given(
      foyer.messages.listTemplates({ language: 'en', channel: 'letter' }, as('owner')),
    )
    expect(english.map(({ id }) => id)).toEqual([
      'access-link/customer/letter/en',
      'account-needed/customer/letter/en',
      'certificate-issued/customer/letter/en',
      'debit-announced/customer/letter/en',
      'invoice-issued/customer/letter/en',
      'lead-assigned/worker/letter/en',
      'newsletter/customer/letter/en',
      'quote-sent/customer/letter/en',
      'visit-assigned/worker/letter/en',
      'visit-booked/customer/letter/en',
      'visit-booked/worker/letter/en',
      'visit-cancelled/customer/letter/en',
      'visit-cancelled/worker/letter/en',
      'visit-moved/customer/letter/en',
      'visit-moved/worker/letter/en',
      'visit-planned/customer/letter/en',
      'visit-planned/worker/letter/en',
      'visit-unassigned/worker/letter/en',
      'withdrawal-received/customer/letter/en',
    ])
  })

  it('are one tenant’s alone', async () => {
    const { foyer, as, store, tenant } = scenario()
    await given(foyer.messages.editTemplate({ ...key, ...own }, as('owner')))
    const other = scenario({ store, tenant: 'tenant-b' })
    expect(other.tenant).not.toBe(tenant)
    const { items } = await given(other.foyer.messages.listTemplates(key, other.as('owner')))
    expect(items).toMatchObject([{ edited: false }])
  })

  it.each([
    ['{prix}', 'prix'],
    ['{when} {Company}', 'Company'],
    ['{}', ''],
    ['{ when }', ' when '],
    ['{constructor}', 'constructor'],
  ])('may not hold a placeholder that nobody fills: %s', async (text, placeholder) => {
    const { foyer, as } = scenario()
    const answer = { code: 'unknown-placeholder', placeholder }
    const words = [
      { ...own, text },
      { ...own, title: text },
    ]
    for (const wrong of words) {
      const asked = { ...key, ...wrong }
      expect(await refused(foyer.messages.editTemplate(asked, as('owner')))).toEqual(answer)
      expect(await refused(foyer.messages.previewTemplate(asked, as('owner')))).toEqual(answer)
    }
  })

  it('may not be of a subject that nobody is told of, or that this reader is not', async () => {
    const { foyer, as } = scenario()
    for (const wrong of [
      { ...key, subject: 'moon-landed' },
      { ...key, subject: 'lead-assigned' },
    ]) {
      const answer = { code: 'unknown-subject', subject: wrong.subject }
      const { messages } = foyer
      expect(await refused(messages.editTemplate({ ...wrong, ...own }, as('owner')))).toEqual(
        answer,
      )
      expect(await refused(messages.resetTemplate(wrong, as('owner')))).toEqual(answer)
      expect(await refused(messages.previewTemplate(wrong, as('owner')))).toEqual(answer)
    }
  })

  it('have a title of one line', async () => {
    const { foyer, as } = scenario()
    const asked = { ...key, ...own, title: 'Bonjour\nBcc: x@example.fr' }
    expect(await refused(foyer.messages.editTemplate(asked, as('owner')))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'title' }],
    })
  })
})

describe('a preview', () => {
  it('shows the words given, or those in force, filled with an example', async () => {
    const { foyer, as } = scenario()
    const preview = (words: object = {}) =>
      given(foyer.messages.previewTemplate({ ...key, ...words }, as('manager')))
    expect((await preview()).text).toBe(
      "Les Jours Tranquilles : votre demande d'intervention est validée (Assistance informatique à domicile). " +
        'Votre rendez-vous : mar. 24 nov. à 14:00. Questions : 04 65 71 00 00',
    )
    const shown = {
      title: own.title,
      text: 'Nous venons mar. 24 nov. à 14:00. Les Jours Tranquilles',
    }
    expect(await preview(own)).toEqual(shown)
    await given(foyer.messages.editTemplate({ ...key, ...own }, as('owner')))
    expect(await preview()).toEqual(shown)
    expect(await preview({ title: 'Autre' })).toEqual({ ...shown, title: 'Autre' })
  })
})

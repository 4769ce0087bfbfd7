import { describe, expect, it } from 'vitest'
import { keptNotices } from '../testing/doubles.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const email = 'marie.dupont@example.fr'

/** A visit given to Alma; the customer has an e-mail address unless told otherwise. */
const open = async ({ by = 'email' }: { readonly by?: 'email' | 'sms' } = {}) => {
  const { sent, notifier } = keptNotices()
  const company = await smallCompany({ notifiers: { email: notifier, sms: notifier } })
  const { foyer, as, customer, entity, alma } = company
  if (by === 'email')
    await given(foyer.customers.amendCustomer({ customer, change: { email } }, as('agent')))
  const task = { legalEntity: entity, customer, worker: alma, activity: 'II-11' } as const
  const { id: visit } = await given(
    foyer.dispatch.createVisit({ ...task, minutes: 60 }, as('agent')),
  )
  const validate = () => given(foyer.dispatch.validateVisit({ visit }, as('agent')))
  const book = (start: string, worker = alma) =>
    foyer.dispatch.bookSlot({ visit, worker, date: '2026-03-09', start }, as('agent'))
  const cancel = () => foyer.dispatch.cancelVisit({ visit, reason: 'customer-ill' }, as('agent'))
  /** What left since the last time: channel, reader, subject. */
  const told = async () => {
    sent.length = 0
    await foyer.relay()
    return sent.map(({ channel, to, subject }) => [channel, to, subject])
  }
  return { ...company, visit, sent, validate, book, cancel, told }
}

describe('the customer of a visit', () => {
  it('is told of the appointment when it is fixed, and again when it moves', async () => {
    const { validate, book, told, sent, customer, basile } = await open()
    await validate()
    await told()
    await given(book('14:00'))
    expect(await told()).toEqual([['email', customer, 'visit-booked']])
    expect(sent[0]?.text).toContain('Votre rendez-vous : lun. 9 mars à 14:00')
    await given(book('15:30'))
    expect(await told()).toEqual([['email', customer, 'visit-moved']])
    expect(sent[0]?.title).toBe('Votre rendez-vous est déplacé')
    expect(sent[0]?.text).toContain('Votre nouveau rendez-vous : lun. 9 mars à 15:30')
    await given(book('15:30', basile))
    expect(await told()).toEqual([['email', customer, 'visit-moved']])
    expect(sent[0]?.text).toContain('Intervenant : Basile Morin')
  })

  it('is told nothing of what did not move, or was refused', async () => {
    const { foyer, as, validate, book, told, entity, customer, alma } = await open()
    await validate()
    await given(book('14:00'))
    const task = { legalEntity: entity, customer, worker: alma, activity: 'II-11' } as const
    const { id: visit } = await given(
      foyer.dispatch.createVisit({ ...task, minutes: 60 }, as('agent')),
    )
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    await told()
    await given(book('14:00'))
    const slot = { visit, worker: alma, date: '2026-03-09', start: '14:30' }
    expect((await refused(foyer.dispatch.bookSlot(slot, as('agent')))).code).toBe('slot-taken')
    expect(await told()).toEqual([])
  })

  it('is told by SMS where there is no e-mail address (S296)', async () => {
    const { validate, book, told, sent, customer } = await open({ by: 'sms' })
    await validate()
    await told()
    await given(book('14:00'))
    expect(await told()).toEqual([['sms', customer, 'visit-booked']])
    expect(sent[0]?.text).toBe(
      'Les Jours Tranquilles : votre rendez-vous est fixé : lun. 9 mars à 14:00 (Assistance informatique à domicile). Intervenant : Alma Roux. Questions : 04 65 71 00 00',
    )
  })

  it('is not told of an appointment that was cancelled before the notice could leave', async () => {
    const { validate, book, cancel, told, customer, alma } = await open()
    await validate()
    await told()
    await given(book('14:00'))
    await given(cancel())
    expect(await told()).toEqual([
      ['sms', alma, 'visit-cancelled'],
      ['email', customer, 'visit-cancelled'],
    ])
  })
})

describe('a visit that is cancelled', () => {
  it('is told to its worker and its customer, with the appointment that is off', async () => {
    const { validate, book, cancel, told, sent, customer, alma } = await open()
    await validate()
    await given(book('14:00'))
    await told()
    await given(cancel())
    expect(await told()).toEqual([
      ['sms', alma, 'visit-cancelled'],
      ['email', customer, 'visit-cancelled'],
    ])
    expect(sent[0]?.text).toMatch(/^Intervention annulée, .*lun\. 9 mars à 14:00$/)
    expect(sent[1]?.text).toContain('Rendez-vous annulé : lun. 9 mars à 14:00')
    expect(sent.map(({ text }) => text).join()).not.toContain('customer-ill')
  })

  it('is told to nobody while it was a draft, and once only', async () => {
    const { cancel, told } = await open()
    await given(cancel())
    expect((await refused(cancel())).code).toBe('visit-already-closed')
    expect(await told()).toEqual([])
  })
})

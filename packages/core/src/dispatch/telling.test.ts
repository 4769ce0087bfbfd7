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
  /** What left for one reader since the last time. */
  const toldTo = async (who: string) => {
    await told()
    return sent.filter(({ to }) => to === who)
  }
  return { ...company, visit, sent, validate, book, cancel, told, toldTo }
}

/** The same, with an e-mail address for each worker, and the visit validated: nothing of it is to be told any more. */
const ready = async () => {
  const opened = await open()
  const { foyer, as, alma, basile, validate, told } = opened
  for (const [worker, address] of [
    [alma, 'alma@example.fr'],
    [basile, 'basile@example.fr'],
  ] as const)
    await given(foyer.organisation.amendWorker({ worker, change: { email: address } }, as('owner')))
  await validate()
  await told()
  return opened
}
const brief = (notices: readonly { channel: string; subject: string }[]) =>
  notices.map(({ channel, subject }) => `${channel} ${subject}`).sort()

describe('the customer of a visit', () => {
  it('is told of the appointment when it is fixed, and again when it moves', async () => {
    const { validate, book, told, toldTo, customer, basile } = await open()
    await validate()
    await told()
    await given(book('14:00'))
    const booked = await toldTo(customer)
    expect(booked).toMatchObject([{ channel: 'email', subject: 'visit-booked' }])
    expect(booked[0]?.text).toContain('Votre rendez-vous : lun. 9 mars à 14:00')
    await given(book('15:30'))
    const [moved, ...more] = await toldTo(customer)
    expect(more).toEqual([])
    expect(moved).toMatchObject({
      ...{ channel: 'email', subject: 'visit-moved', title: 'Votre rendez-vous est déplacé' },
    })
    expect(moved?.text).toContain('Votre nouveau rendez-vous : lun. 9 mars à 15:30')
    await given(book('15:30', basile))
    const again = await toldTo(customer)
    expect(again).toMatchObject([{ channel: 'email', subject: 'visit-moved' }])
    expect(again[0]?.text).toContain('Intervenant : Basile Morin')
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
    const { validate, book, told, toldTo, customer } = await open({ by: 'sms' })
    await validate()
    await told()
    await given(book('14:00'))
    const booked = await toldTo(customer)
    expect(booked).toMatchObject([{ channel: 'sms', subject: 'visit-booked' }])
    expect(booked[0]?.text).toBe(
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

describe('a visit that is given to another worker', () => {
  it('is told to who goes no longer and to who goes now, by SMS and by e-mail (S063)', async () => {
    const { book, told, toldTo, sent, alma, basile, customer } = await ready()
    await given(book('14:00'))
    await told()
    await given(book('15:30', basile))
    const off = await toldTo(alma)
    expect(brief(off)).toEqual(['email visit-unassigned', 'sms visit-unassigned'])
    for (const { text } of off) {
      expect(text).toContain('ne vous y rendez pas')
      expect(text).toMatch(/[Aa]ncien rendez-vous : lun\. 9 mars à 14:00/)
      expect(text).not.toMatch(/15:30|Basile|\+336/)
    }
    const on = sent.filter(({ to }) => to === basile)
    expect(brief(on)).toEqual(['email visit-assigned', 'sms visit-assigned'])
    for (const { text } of on) {
      expect(text).toContain('lun. 9 mars à 15:30')
      expect(text).toContain('Marie Dupont 1')
      expect(text).toContain('+33612345678')
    }
    expect(brief(sent.filter(({ to }) => to === customer))).toEqual(['email visit-moved'])
  })

  it('is told in the language of each (S063)', async () => {
    const { foyer, as, book, told, toldTo, sent, alma, basile } = await ready()
    for (const worker of [alma, basile]) {
      const change = { language: 'en' } as const
      await given(foyer.organisation.amendWorker({ worker, change }, as('owner')))
    }
    await given(book('14:00'))
    await told()
    await given(book('15:30', basile))
    const titles = (await toldTo(alma)).map(({ title }) => title)
    expect(titles).toEqual(Array(2).fill('Visit given to somebody else'))
    const on = sent.filter(({ to }) => to === basile).map(({ title }) => title)
    expect(on).toEqual(Array(2).fill('New visit'))
  })

  it('before it had an appointment is told to both all the same', async () => {
    const { book, toldTo, sent, alma, basile } = await ready()
    await given(book('14:00', basile))
    const [off] = await toldTo(alma)
    expect(off).toMatchObject({ subject: 'visit-unassigned' })
    expect(off?.text).toContain('ncien rendez-vous : à convenir')
    expect(brief(sent.filter(({ to }) => to === basile))).toEqual([
      ...['email visit-assigned', 'sms visit-assigned'],
    ])
  })

  it('and back before a notice could leave tells neither of what is no longer so', async () => {
    const { book, told, toldTo, sent, alma, basile } = await ready()
    await given(book('14:00'))
    await told()
    await given(book('14:00', basile))
    await given(book('16:00'))
    expect(brief(await toldTo(alma))).toEqual(['email visit-assigned', 'sms visit-assigned'])
    expect(brief(sent.filter(({ to }) => to === basile))).toEqual([
      ...['email visit-unassigned', 'sms visit-unassigned'],
    ])
  })
})

describe('the worker of a visit', () => {
  it('is told of what the office fixed or moved in their day (S063)', async () => {
    const { book, toldTo, alma } = await ready()
    await given(book('14:00'))
    const booked = await toldTo(alma)
    expect(brief(booked)).toEqual(['email visit-booked', 'sms visit-booked'])
    for (const { text } of booked) expect(text).toContain('lun. 9 mars à 14:00')
    await given(book('15:30'))
    const moved = await toldTo(alma)
    expect(brief(moved)).toEqual(['email visit-moved', 'sms visit-moved'])
    for (const { text } of moved) expect(text).toContain('lun. 9 mars à 15:30')
    await given(book('15:30'))
    expect(await toldTo(alma)).toEqual([])
  })

  it('is told nothing of what they fixed or moved themselves', async () => {
    const { foyer, as, visit, toldTo, alma } = await ready()
    for (const start of ['14:00', '15:30']) {
      const slot = { visit, worker: alma, date: '2026-03-09', start }
      await given(foyer.dispatch.bookSlot(slot, as('worker', alma)))
      expect(await toldTo(alma)).toEqual([])
    }
  })

  it('is told twice that it is cancelled (S063)', async () => {
    const { cancel, toldTo, alma } = await ready()
    await given(cancel())
    expect(brief(await toldTo(alma))).toEqual(['email visit-cancelled', 'sms visit-cancelled'])
  })
})

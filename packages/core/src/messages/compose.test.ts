import { describe, expect, it } from 'vitest'
import type { NoticeRecord } from '../app/notices.js'
import { keptNotices } from '../testing/doubles.js'
import { given } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

/** A company with a visit for Marie Dupont, and every channel open. */
const open = async (
  channels: readonly ('email' | 'sms' | 'letter' | 'phone')[] = ['email', 'sms'],
) => {
  const { sent, notifier } = keptNotices()
  const notifiers = Object.fromEntries(channels.map((channel) => [channel, notifier]))
  const company = await smallCompany({ notifiers })
  const { foyer, as, customer, entity, alma, clock, store, tenant } = company
  const task = { customer, legalEntity: entity, worker: alma, activity: 'II-11', minutes: 60 }
  const { id: visit } = await given(
    foyer.dispatch.createVisit({ ...task, activity: 'II-11' }, as('agent')),
  )
  let told = 0
  /** Tells somebody, and gives what became of it. */
  const tell = async (notice: Partial<NoticeRecord>) => {
    const id = `ntc_${String(++told).padStart(26, '0')}` as NoticeRecord['id']
    const at = clock.now()
    const what = { subject: 'visit-planned', data: { visit }, to: customer } as const
    const born = { status: 'waiting', attempts: 0, at, due: at, stream: id } as const
    const doc: NoticeRecord = { id, channel: 'email', ...what, ...born, ...notice }
    await store.commit(tenant, [{ do: 'insert', of: 'notices', doc }])
    await foyer.relay()
    return (await store.get(tenant, 'notices', id))?.doc as NoticeRecord
  }
  const amend = (change: object) =>
    given(foyer.customers.amendCustomer({ customer, change }, as('agent')))
  return { ...company, visit, sent, tell, amend }
}
const email = 'marie.dupont@example.fr'

describe('a notice that leaves', () => {
  it('is ready to be read: address, language, title and text', async () => {
    const { tell, amend, sent } = await open()
    await amend({ email })
    await tell({})
    expect(sent).toMatchObject([
      { address: email, language: 'fr', purpose: 'service', channel: 'email' },
    ])
    const { title, text } = sent[0] ?? { title: '', text: '' }
    expect(title).toBe('Votre demande d’intervention est validée')
    expect(text).toContain('Bonjour Marie Dupont 1,')
    expect(text).toContain('Votre rendez-vous : à convenir')
    expect(text).toContain('Intervenant : Alma Roux')
  })

  it('says what is true when it leaves: the appointment made since', async () => {
    const { tell, amend, sent, foyer, as, visit, alma } = await open()
    await amend({ email, language: 'en' })
    await given(foyer.dispatch.validateVisit({ visit }, as('agent')))
    const slot = { visit, worker: alma, date: '2026-11-24', start: '14:00' }
    await given(foyer.dispatch.bookSlot(slot, as('agent')))
    await tell({ to: alma, channel: 'sms' })
    await tell({})
    const toAlma = sent.filter(({ to }) => to === alma)
    expect(toAlma[1]?.text).toContain('Rendez-vous : mar. 24 nov. à 14:00')
    expect(sent.at(-1)).toMatchObject({
      language: 'en',
      title: 'Your request for a visit is approved',
    })
    expect(sent.at(-1)?.text).toContain('Your appointment: Tue 24 Nov at 14:00')
  })

  it('goes to a number in E.164 by SMS, and to the lines of an envelope by letter', async () => {
    const { tell, sent } = await open(['sms', 'letter', 'phone'])
    await tell({ channel: 'sms' })
    await tell({ channel: 'phone' })
    await tell({ channel: 'letter' })
    expect(sent.map(({ address }) => address)).toEqual([
      '+33612345678',
      '+33612345678',
      'Marie Dupont 1\n1 rue des Lilas\n26000 Valence',
    ])
    expect(sent[0]?.text).toBe(sent[1]?.text)
    expect(sent[2]?.text.length).toBeGreaterThan(sent[0]?.text.length ?? 0)
  })

  it('in the words of the tenant, when it has its own', async () => {
    const { tell, amend, sent, foyer, as } = await open()
    await amend({ email })
    const key = { subject: 'visit-planned', audience: 'customer', channel: 'email' } as const
    const own = { title: 'À bientôt, {customer}', text: '{company} vient : {when}.' }
    await given(foyer.messages.editTemplate({ ...key, language: 'fr', ...own }, as('manager')))
    await tell({})
    expect(sent).toMatchObject([
      {
        title: 'À bientôt, Marie Dupont 1',
        text: 'Les Jours Tranquilles vient : à convenir.',
      },
    ])
  })

  it('never takes what a name holds for a placeholder, nor for a second line of the title', async () => {
    const { tell, amend, sent, foyer, as } = await open()
    await amend({ email, lastName: '{company}\r\nBcc: x@example.fr' })
    const key = { subject: 'visit-planned', audience: 'customer', channel: 'email' } as const
    const own = { title: 'Bonjour {customer}', text: '{customer}' }
    await given(foyer.messages.editTemplate({ ...key, language: 'fr', ...own }, as('manager')))
    await tell({})
    expect(sent[0]?.title).toBe('Bonjour Marie {company} Bcc: x@example.fr')
  })
})

describe('a notice that cannot leave', () => {
  it('fails at once where there is no address, and is not tried again', async () => {
    const { tell, sent, clock, foyer } = await open(['email'])
    const failed = { status: 'failed', problem: 'no-address', attempts: 1, due: null }
    expect(await tell({})).toMatchObject(failed)
    expect(await tell({ to: `cus_${'0'.repeat(26)}` })).toMatchObject(failed)
    expect(await tell({ to: 'somebody' })).toMatchObject(failed)
    clock.pass(60 * 60_000)
    await foyer.relay()
    expect(sent).toEqual([])
  })

  it('goes by the other channel instead, the one asked for first (S296)', async () => {
    const { tell, sent, amend } = await open()
    expect(await tell({ channel: 'email' })).toMatchObject({
      ...{ status: 'sent', channel: 'sms', insteadOf: 'email' },
    })
    await amend({ email })
    expect(await tell({ channel: 'sms' })).not.toHaveProperty('insteadOf')
    expect(sent.map(({ channel, address }) => [channel, address])).toEqual([
      ['sms', '+33612345678'],
      ['sms', '+33612345678'],
    ])
    const { tell: tellNobody } = await open(['email', 'phone'])
    expect(await tellNobody({ channel: 'email' })).toMatchObject({ problem: 'no-address' })
  })

  it('fails at once where core has nothing to say to that person', async () => {
    const { tell, alma, sent } = await open()
    const failed = { status: 'failed', problem: 'nothing-to-say', due: null }
    expect(await tell({ subject: 'unheard-of', channel: 'sms' })).toMatchObject(failed)
    expect(await tell({ subject: 'lead-assigned', channel: 'sms' })).toMatchObject(failed)
    expect(await tell({ data: {}, channel: 'sms', to: alma })).toMatchObject(failed)
    expect(sent).toEqual([])
  })

  it('is marketing without a consent that stands when it leaves', async () => {
    const { tell, foyer, as, customer, sent, clock, alma } = await open()
    const answer = (isGiven: boolean) => {
      clock.pass(1000)
      const said = { purpose: 'marketing', given: isGiven, wording: 'J’accepte.' } as const
      return given(foyer.customers.answerConsent({ customer, ...said }, as('agent')))
    }
    const marketing = { channel: 'sms', purpose: 'marketing' } as const
    const refused = { status: 'failed', problem: 'no-consent', attempts: 1, due: null }
    expect(await tell(marketing)).toMatchObject(refused)
    await answer(true)
    expect(await tell(marketing)).toMatchObject({ status: 'sent' })
    await answer(false)
    expect(await tell(marketing)).toMatchObject(refused)
    expect(await tell({ ...marketing, to: alma })).toMatchObject(refused)
    expect(await tell({ channel: 'sms' })).toMatchObject({ status: 'sent' })
    expect(sent.map(({ purpose }) => purpose)).toEqual(['marketing', 'service'])
  })
})

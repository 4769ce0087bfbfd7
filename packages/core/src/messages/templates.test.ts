import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { NoticeRecord } from '../app/notices.js'
import type { Notice } from '../ports/outside.js'
import { Language } from '../shared/language.js'
import { keptNotices } from '../testing/doubles.js'
import { given } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { subjects } from './subjects.js'
import {
  type HouseTemplate,
  houseTemplate,
  houseTemplates,
  render,
  sampleOf,
  unknownIn,
} from './template.js'

const source = fileURLToPath(new URL('..', import.meta.url))

/** The subjects of every notice that core asks for, as its sources say. */
const emitted = (): readonly string[] => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^testing/.test(file))
    .map((file) => readFileSync(`${source}/${file}`, 'utf8'))
    .filter((text) => /\bwork\.notify\(/.test(text))
  return files.flatMap((text) => {
    const found = [...text.matchAll(/\bsubject: '([a-z-]+)'/g)].map(([, name = '']) => name)
    expect(found).not.toEqual([])
    return found
  })
}

const named = houseTemplates.map((template) => [template.id, template] as const)
const holes = /\{[^}]*\}|undefined|null|NaN/
const placeholdersOf = ({ text }: HouseTemplate) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()

describe('the words of the house', () => {
  it('are there for every subject that core tells people of, and for no other (S371)', () => {
    expect([...new Set(emitted())].sort()).toEqual([...subjects].sort())
    expect(new Set(houseTemplates.map(({ subject }) => subject))).toEqual(new Set(subjects))
  })

  it.each(named)('%s: are there, and filled whole from the example (S371)', (_, template) => {
    expect(unknownIn(template, sampleOf(template))).toBeUndefined()
    for (const said of Object.values(render(template, sampleOf(template)))) {
      expect(said).toMatch(/\S/)
      expect(said).not.toMatch(holes)
    }
  })

  it.each(named)('%s: name the same placeholders in the other language (S371)', (_, template) => {
    const other = houseTemplate({ ...template, language: template.language === 'fr' ? 'en' : 'fr' })
    expect(other && placeholdersOf(other)).toEqual(placeholdersOf(template))
    expect(other && Object.keys(sampleOf(other))).toEqual(Object.keys(sampleOf(template)))
  })

  it('are short and of plain letters in an SMS, which costs double otherwise', () => {
    for (const template of houseTemplates.filter(({ channel }) => channel === 'sms')) {
      const said = render(template, sampleOf(template)).text
      expect(said.length).toBeLessThanOrEqual(2 * 153)
      expect(said).not.toMatch(/[’“”«»…\u00a0\u202f—–]/)
    }
  })

  it.each(Language.options)(
    'are filled whole from the least that may be known of people, in %s (S371)',
    async (language) => {
      const { sent, notifier } = keptNotices()
      const company = await smallCompany({ notifiers: { sms: notifier, email: notifier } })
      const { foyer, as, entity, store, tenant, clock } = company
      const reached = { phone: '+33633333333', language } as const
      const bare = { reference: 'W9', firstName: 'Cléo', lastName: 'Blanc', skills: [] }
      const { id: cleo } = await given(
        foyer.organisation.hireWorker({ ...bare, ...reached }, as('owner')),
      )
      const { customer } = await given(
        foyer.customers.registerCustomer(
          { identity: { lastName: 'Petit', ...reached } },
          as('agent'),
        ),
      )
      const identity = { lastName: 'Petit', email: 'petit@example.fr' }
      const asked = { source: 'press', detail: '', wants: '', identity } as const
      const { lead } = await given(foyer.customers.takeLead(asked, as('agent')))
      const task = { legalEntity: entity, customer: customer.id, activity: 'II-11', minutes: 60 }
      const { id: visit } = await given(
        foyer.dispatch.createVisit({ ...task, activity: 'II-11' }, as('agent')),
      )
      const tell = async (n: number, notice: Pick<NoticeRecord, 'to' | 'subject' | 'data'>) => {
        const id = `ntc_${String(n).padStart(26, '0')}` as NoticeRecord['id']
        const rest = { channel: 'sms', status: 'waiting', attempts: 0 } as const
        const [at, stream] = [clock.now(), `sms ${n}`]
        const doc: NoticeRecord = { id, ...rest, ...notice, at, due: at, stream }
        await store.commit(tenant, [{ do: 'insert', of: 'notices', doc }])
      }
      await tell(1, { to: cleo, subject: 'lead-assigned', data: { lead } })
      await tell(2, { to: cleo, subject: 'visit-planned', data: { visit } })
      await tell(3, { to: customer.id, subject: 'visit-planned', data: { visit } })
      await foyer.relay()
      const said = (one: Notice) => `${one.language} ${one.title} ${one.text}`
      expect(sent).toHaveLength(3)
      for (const one of sent) {
        expect(one.language).toBe(language)
        expect(said(one)).not.toMatch(holes)
        expect(one.text).not.toMatch(/ {2}| [,.;]|: ?$/m)
      }
    },
  )
})

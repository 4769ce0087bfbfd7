import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { messageTemplates } from './collections.js'
import {
  houseTemplate,
  houseTemplates,
  MessageTemplate,
  render,
  sampleOf,
  TemplateKey,
  TemplateWords,
  unknownIn,
} from './template.js'

const allow = { owner: 'all', manager: 'all' } as const
const unknownSubject = { 'unknown-subject': { subject: z.string() } } as const
const refusals = { ...unknownSubject, 'unknown-placeholder': { placeholder: z.string() } } as const

const noSuchSubject = ({ subject }: TemplateKey) => refuse({ code: 'unknown-subject', subject })

/** Replaces the words of the house by the tenant's own; what leaves from now on says them. */
export const editTemplate = command({
  input: z.object({ ...TemplateKey.unwrap().shape, ...TemplateWords.unwrap().shape }),
  output: MessageTemplate,
  allow,
  refusals,
  async run(work, { title, text, ...key }) {
    const house = houseTemplate(key)
    if (!house) return noSuchSubject(key)
    const placeholder = unknownIn({ title, text }, sampleOf(house))
    if (placeholder !== undefined) return refuse({ code: 'unknown-placeholder', placeholder })
    const before = await work.get(messageTemplates, house.id)
    if (before?.title === title && before.text === text) return accept(before)
    const template: MessageTemplate = { ...house, title, text }
    work.put(messageTemplates, template)
    work.record({ type: 'template-edited', of: house.id })
    return accept(template)
  },
})

/** Takes the tenant's own words away: those of the house are said again. Done twice, it changes nothing more. */
export const resetTemplate = command({
  input: TemplateKey,
  output: MessageTemplate,
  allow,
  refusals: unknownSubject,
  async run(work, key) {
    const house = houseTemplate(key)
    if (!house) return noSuchSubject(key)
    if (await work.get(messageTemplates, house.id)) {
      work.remove(messageTemplates, house.id)
      work.record({ type: 'template-reset', of: house.id })
    }
    return accept(house)
  },
})

/** Every set of words, `edited` where they are the tenant's own, with the placeholders that may stand in them. */
export const listTemplates = query({
  input: TemplateKey.unwrap().partial(),
  output: z.object({
    items: z
      .array(
        z.object({
          ...MessageTemplate.unwrap().shape,
          edited: z.boolean(),
          placeholders: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  }),
  allow,
  refusals: {},
  async run(work, { subject, audience, channel, language }) {
    const own = new Map((await everything(work, messageTemplates, {})).map((one) => [one.id, one]))
    const items = houseTemplates
      .filter((one) => subject === undefined || one.subject === subject)
      .filter((one) => audience === undefined || one.audience === audience)
      .filter((one) => channel === undefined || one.channel === channel)
      .filter((one) => language === undefined || one.language === language)
      .map((house) => ({
        ...(own.get(house.id) ?? house),
        edited: own.has(house.id),
        placeholders: Object.keys(sampleOf(house)),
      }))
    return accept({ items })
  },
})

/** Words as a reader would see them, filled with an example: those given, or those in force. */
export const previewTemplate = query({
  input: z.object({
    ...TemplateKey.unwrap().shape,
    ...TemplateWords.unwrap().partial().shape,
  }),
  output: z.object({ title: z.string(), text: z.string() }),
  allow,
  refusals,
  async run(work, { title, text, ...key }) {
    const house = houseTemplate(key)
    if (!house) return noSuchSubject(key)
    const inForce = (await work.get(messageTemplates, house.id)) ?? house
    const words = { title: title ?? inForce.title, text: text ?? inForce.text }
    const sample = sampleOf(house)
    const placeholder = unknownIn(words, sample)
    if (placeholder !== undefined) return refuse({ code: 'unknown-placeholder', placeholder })
    return accept(render(words, sample))
  },
})

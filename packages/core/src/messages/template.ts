import { z } from 'zod'
import { type Channel, channels } from '../ports/outside.js'
import { Language } from '../shared/language.js'
import { type Audience, audiences } from './recipient.js'
import { fillings, type Subject, subjects, type Values } from './subjects.js'
import { templates } from './templates.js'
import { Title } from './title.js'

/** Which words are meant: those that one audience reads of one subject, on one channel, in one language. */
export const TemplateKey = z
  .object({
    /** What happened (`visit-planned`). */
    subject: z.string().max(100),
    audience: z.enum(audiences),
    channel: z.enum(channels),
    language: Language,
  })
  .readonly()
/** Which words are meant. */
export type TemplateKey = z.output<typeof TemplateKey>

/** Words with placeholders: `{name}` is filled in when a notice leaves. */
export const TemplateWords = z
  .object({
    title: Title,
    text: z.string().trim().min(1).max(4000),
  })
  .readonly()
/** Words with placeholders. */
export type TemplateWords = z.output<typeof TemplateWords>

/** The words of a tenant's own, in place of those of the house. */
export const MessageTemplate = z
  .object({ id: z.string(), ...TemplateKey.unwrap().shape, ...TemplateWords.unwrap().shape })
  .readonly()
  .meta({ id: 'MessageTemplate' })
/** The words of a tenant's own. */
export type MessageTemplate = z.output<typeof MessageTemplate>

/** The id under which a tenant's own words are kept: at most one set for each key. */
export const templateId = ({ subject, audience, channel, language }: TemplateKey): string =>
  [subject, audience, channel, language].join('/')

/** Words that the house begins with. */
export type HouseTemplate = MessageTemplate & { readonly subject: Subject }

const isShort = (channel: Channel): boolean => channel === 'sms' || channel === 'phone'

const inEveryForm = (subject: Subject, audience: Audience): readonly HouseTemplate[] => {
  const wording = templates[subject][audience]
  if (!wording) return []
  return channels.flatMap((channel) => {
    const texts = wording[isShort(channel) ? 'short' : 'text']
    if (!texts) return []
    return Language.options.map((language) => {
      const key = { subject, audience, channel, language }
      return { id: templateId(key), ...key, title: wording.title[language], text: texts[language] }
    })
  })
}

/** Everything that the house says, in a fixed order. */
export const houseTemplates: readonly HouseTemplate[] = subjects.flatMap((subject) =>
  audiences.flatMap((audience) => inEveryForm(subject, audience)),
)

const byId = new Map(houseTemplates.map((template) => [template.id, template]))

/** The words that the house begins with; undefined where it has nothing to say to that audience. */
export const houseTemplate = (key: TemplateKey): HouseTemplate | undefined =>
  byId.get(templateId(key))

const placeholder = /\{([^{}]*)\}/g

/** The first placeholder of these words that the subject does not fill. */
export const unknownIn = ({ title, text }: TemplateWords, known: Values): string | undefined =>
  [...`${title}\n${text}`.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(known, name))

/** The words with their placeholders filled. What is filled in is never read as a placeholder itself, and a title stays one line. */
export const render = ({ title, text }: TemplateWords, values: Values): TemplateWords => ({
  title: filled(title, values).replace(/[\r\n]+/g, ' '),
  text: filled(text, values),
})

const filled = (words: string, values: Values): string =>
  words.replace(placeholder, (_, name: string) => values[name] ?? '')

/** The example that a preview is filled from. */
export const sampleOf = ({ subject, language }: HouseTemplate): Values =>
  fillings[subject].sample(language)

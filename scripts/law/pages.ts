import type { DatedRow, DatedTable } from '../../packages/core/src/rules/dated-table.js'
import { activities } from '../../packages/core/src/rules/fr/activities.js'
import { settingNotes } from '../../packages/core/src/rules/fr/settings.js'
import { type LawPage, registry } from '../../packages/core/src/rules/registry.js'
import { cite } from '../../packages/core/src/rules/source.js'
import { grid } from './grid.js'
import { pictureOf } from './picture.js'
import { dateInWords, dayBefore, inWords, isOfMentions, unitInWords } from './words.js'

const printed = 'Printed from the tables by `npm run law-pages`: do not edit.'

const hasPicture = ({ rows }: DatedTable<unknown>): boolean => rows.length > 1

const saidBy = (table: DatedTable<unknown>, row: DatedRow<unknown>): string => {
  if (!isOfMentions(table)) return inWords(row.value, table.unit)
  const mention = table.on(row.from)?.value
  if (!mention) return ''
  const { en, fr, when, words } = mention
  const condition = when.length ? `when: ${when.join(' + ')}` : 'always'
  return [en, `_${fr}_`, words ? `«\u00a0${words}\u00a0»` : '', condition]
    .filter(Boolean)
    .join('<br>')
}

const untilOf = (table: DatedTable<unknown>, i: number): string => {
  const newer = table.rows[i - 1]
  return newer ? dateInWords(dayBefore(newer.from)) : ''
}

const rowsOf = (table: DatedTable<unknown>): string =>
  grid(
    ['from', 'until', 'value', 'source', 'confidence'],
    table.rows.map((row, i) => [
      dateInWords(row.from),
      untilOf(table, i),
      saidBy(table, row),
      cite(row.source),
      row.source.confidence,
    ]),
  )

const sectionOf = (table: DatedTable<unknown>): string =>
  [
    `## ${table.title.en.replace(/\.$/, '')}`,
    `_${table.title.fr}_`,
    `\`${table.id}\`, ${unitInWords(table.unit)}; looked up by ${table.governedBy}.`,
    ...(hasPicture(table) ? [`![History: ${table.title.en}](pictures/${table.id}.svg)`] : []),
    rowsOf(table),
  ].join('\n\n')

const unreadIn = (tables: readonly DatedTable<unknown>[]): readonly DatedRow<unknown>[] =>
  tables.flatMap(({ rows }) => rows.filter(({ source }) => source.confidence === 'memory'))

const unnamed = (tables: readonly DatedTable<unknown>[]): readonly string[] => {
  const rows = unreadIn(tables)
  if (!rows.length) return []
  return [
    '## Rows that no answer rests on unless named',
    'Nobody here read them. A tenant who did names them in the setting `trusts`.',
    rows.map(({ id, source }) => `- \`${id}\`: ${cite(source)}`).join('\n'),
  ]
}

const listOfActivities = (): string =>
  [
    '## The list of article D7231-1',
    grid(
      ['code', 'activity', 'alone', 'VAT', 'return', 'cap', 'known since', 'source', 'confidence'],
      activities.map((one) => [
        one.code,
        `${one.en}<br>_${one.fr}_`,
        one.bundle ? 'no: in a set' : 'yes',
        one.vat,
        one.box,
        one.cap ?? '',
        dateInWords(one.since),
        cite(one.source),
        one.source.confidence,
      ]),
    ),
    'What an organisation needs besides its declaration, by the way it acts:',
    grid(
      ['code', 'prestataire', 'mandataire', 'mise à disposition'],
      activities
        .filter((one) => one.needs('prestataire') !== 'declaration')
        .map((one) => [
          one.code,
          one.needs('prestataire'),
          one.needs('mandataire'),
          one.needs('mise-a-disposition'),
        ]),
    ),
  ].join('\n\n')

const text = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`

const pageOf = ({ page, title, tables }: LawPage): string =>
  text(
    `# ${title.en}`,
    `_${title.fr}_. ${printed} [All pages](README.md)`,
    ...(page === 'activities' ? [listOfActivities()] : []),
    ...tables.map(sectionOf),
    ...unnamed(tables),
  )

const settingsPage = (): string =>
  text(
    '# Settings',
    `_Réglages_. ${printed} [All pages](README.md)`,
    'What the law leaves open, and what nobody here read: the tenant decides. Left out, each takes its safe side.',
    grid(
      ['setting', 'question', 'options', 'left out'],
      settingNotes.map(({ name, question, options, safeSide }) => [
        `\`${name}\``,
        question,
        options,
        safeSide,
      ]),
    ),
  )

const index = (): string =>
  text(
    '# The law, as Foyer reads it',
    `${printed} What is open stands in [open questions](open-questions.md), written by hand.`,
    'Each row holds from its first day until the next row’s. Marks of confidence: `verified` = read in the text or on an official page; `secondary` = read in a serious secondary source; `memory` = neither: no answer rests on it, unless a tenant names it.',
    grid(
      ['page', 'en français', 'tables', 'rows', 'of them from memory'],
      [
        ...registry.map(({ page, title, tables }) => [
          `[${title.en}](${page}.md)`,
          title.fr,
          String(tables.length),
          String(tables.flatMap(({ rows }) => rows).length),
          String(unreadIn(tables).length),
        ]),
        ['[Settings](settings.md)', 'Réglages', '', '', ''],
      ],
    ),
    ...unnamed(registry.flatMap(({ tables }) => tables)),
  )

/** Everything that `docs/law` has but what is written by hand: paths inside it, and their text. */
export const lawPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', index()],
    ['settings.md', settingsPage()],
    ...registry.map((one) => [`${one.page}.md`, pageOf(one)] as const),
    ...registry
      .flatMap(({ tables }) => tables)
      .filter(hasPicture)
      .map((table) => [`pictures/${table.id}.svg`, pictureOf(table)] as const),
  ])

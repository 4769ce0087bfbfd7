import { describe, expect, it } from 'vitest'
import { cite } from '../source.js'
import {
  type Activity,
  activities,
  activityCodes,
  activityOf,
  modes,
  statuses,
} from './activities.js'

/** One activity in one line. */
const inOneLine = (one: Activity): string =>
  [
    ...[one.code, one.since, one.box, one.vat, one.article86 ?? '-', one.cap ?? '-'],
    ...[one.bundle ? 'in a set' : 'alone', one.public?.id.replace('fr.service.', '') ?? 'anybody'],
  ].join(' | ')

describe('the list of activities', () => {
  it('has the 26 items of article D7231-1, 5 in part I and 21 in part II (S033)', () => {
    expect(activities.map(({ code }) => code)).toEqual([...activityCodes])
    const inPart = (part: string) => activityCodes.filter((code) => code.startsWith(`${part}-`))
    expect([inPart('I').length, inPart('II').length]).toEqual([5, 21])
    for (const code of activityCodes) expect(activityOf(code).code).toBe(code)
    expect(() => activityOf('III-1' as 'I-1')).toThrow('no such activity: III-1')
  })

  it('knows of each since when it is listed, its box, VAT, cap and public (T07)', () => {
    expect(activities.map(inOneLine)).toEqual([
      'I-1 | 2000-01-01 | BDA | reduced | II, 3° | - | alone | young-child',
      'I-2 | 2000-01-01 | BDB | reduced | II, 12° | - | in a set | young-child',
      'I-3 | 2000-01-01 | BDC | super-reduced | I, 1° à 3° | - | alone | dependent-person',
      'I-4 | 2000-01-01 | BDD | super-reduced | I, 4° | - | in a set | dependent-person',
      'I-5 | 2000-01-01 | BDE | super-reduced | I, 5° et 6° | - | in a set | dependent-person',
      'II-1 | 2000-01-01 | BDF | reduced | II, 1° | - | alone | anybody',
      'II-2 | 2005-12-30 | BDG | normal | - | gardening | alone | anybody',
      'II-3 | 1996-06-25 | BDH | reduced | II, 2° | odd-jobs | alone | anybody',
      'II-4 | 2000-01-01 | BDI | reduced | II, 3° (plus de 3 ans) | - | alone | anybody',
      'II-5 | 2000-01-01 | BDK | lessons | II, 4° | - | alone | anybody',
      'II-6 | 2000-01-01 | BDL | reduced | II, 5° | - | alone | dependent-person',
      'II-7 | 2000-01-01 | BDM | reduced | II, 6° | - | alone | anybody',
      'II-8 | 2000-01-01 | BDN | reduced | II, 7° | - | in a set | anybody',
      'II-9 | 2000-01-01 | BDO | reduced | II, 8° | - | in a set | anybody',
      'II-10 | 2000-01-01 | BDP | reduced | II, 9° | - | in a set | anybody',
      'II-11 | 2005-12-30 | BDQ | normal | - | it-support | alone | anybody',
      'II-12 | 2000-01-01 | BDR | reduced | II, 10° | - | alone | dependent-person',
      'II-13 | 2013-07-01 | BDS | normal | - | - | alone | anybody',
      'II-14 | 2000-01-01 | BDT | reduced | II, 11° | - | alone | anybody',
      'II-15 | 2000-01-01 | BDJ | reduced | II, 12° (plus de 3 ans) | - | in a set | anybody',
      'II-16 | 2016-06-09 | BDU | unknown | - | - | in a set | anybody',
      'II-17 | 2016-06-09 | BDV | unknown | - | - | alone | anybody',
      'II-18 | 2016-06-09 | BDW | unknown | - | - | in a set | temporary-need',
      'II-19 | 2016-06-09 | BDX | unknown | - | - | in a set | temporary-need',
      'II-20 | 2016-06-09 | BDY | unknown | - | - | alone | temporary-need',
      'II-21 | 2013-07-01 | BDZ | normal | - | - | alone | anybody',
    ])
  })

  it('is named in both languages', () => {
    expect(activities.map(({ fr, en }) => [fr, en])).toEqual([
      ["Garde d'enfants de moins de 3 ans", 'Childcare under 3'],
      ['Accompagnement de jeunes enfants', 'Accompanying young children'],
      ['Assistance aux personnes âgées ou handicapées', 'Care of elderly or disabled persons'],
      ['Conduite du véhicule de personnes dépendantes', 'Driving a dependent person’s car'],
      ['Accompagnement de personnes dépendantes', 'Accompanying dependent persons'],
      ['Entretien de la maison et travaux ménagers', 'House cleaning'],
      ['Petits travaux de jardinage', 'Light gardening'],
      ['Petit bricolage dit homme toutes mains', 'Odd jobs'],
      ["Garde d'enfants de plus de 3 ans", 'Childcare from 3'],
      ['Soutien scolaire ou cours à domicile', 'Tutoring and lessons'],
      ["Soins d'esthétique, personnes dépendantes", 'Beauty care, dependent persons'],
      ['Préparation de repas à domicile', 'Cooking at home'],
      ['Livraison de repas à domicile', 'Meal delivery'],
      ['Collecte et livraison de linge repassé', 'Ironed laundry'],
      ['Livraison de courses à domicile', 'Shopping delivery'],
      ['Assistance informatique à domicile', 'Home IT support'],
      ['Soins et promenades d’animaux, personnes dépendantes', 'Pet care, dependent persons'],
      ['Maintenance et vigilance temporaires du domicile', 'House watching'],
      ['Assistance administrative à domicile', 'Administrative help'],
      ['Accompagnement d’enfants de plus de 3 ans', 'Accompanying children from 3'],
      ['Téléassistance et visio-assistance', 'Remote care'],
      ['Interprète en langue des signes, codeur LPC', 'Sign-language interpreter'],
      ['Conduite du véhicule, invalidité temporaire', 'Driving, temporary disability'],
      ['Accompagnement, invalidité temporaire', 'Accompanying, temporary disability'],
      ['Assistance temporaire à domicile', 'Temporary care'],
      ['Coordination et délivrance des services', 'Coordination of services'],
    ])
  })

  it('knows what an organisation needs for each, by mode: in this order of modes', () => {
    expect(modes).toEqual(['mandataire', 'mise-a-disposition', 'prestataire'])
    expect(statuses).toEqual(['declaration', 'approval', 'authorisation'])
    for (const { code, needs } of activities) {
      const other = ['I-1', 'I-2', 'I-3', 'I-4', 'I-5'].includes(code) ? 'approval' : 'declaration'
      const own = ['I-3', 'I-4', 'I-5'].includes(code) ? 'authorisation' : other
      expect(modes.map(needs)).toEqual([other, other, own])
    }
  })

  it('stands in the article, some items found by their order only', () => {
    for (const { code, source } of activities) {
      const [part, item] = code.split('-')
      expect(cite(source)).toBe(`Code du travail, art. D7231-1, ${part}, ${item}°`)
      expect(source.readOn).toBe('2026-11-22')
    }
    const found = activities.filter(({ source }) => source.confidence === 'secondary')
    expect(found.map(({ code }) => code).join(' ')).toBe(
      'II-4 II-5 II-6 II-7 II-11 II-12 II-13 II-14 II-17 II-20 II-21',
    )
    const read = activities.filter(({ source }) => source.confidence === 'verified')
    expect(read).toHaveLength(26 - found.length)
  })
})

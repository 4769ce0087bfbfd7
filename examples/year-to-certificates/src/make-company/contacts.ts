import { type Cell, quotedCsv } from './csv.js'
import type { Dice } from './dice.js'
import type { Rates } from './rates.js'
import { FIRST_NAMES, LAST_NAMES, ORGANISATIONS, STREETS, TOWNS } from './words.js'

/** A customer as they are, before anybody types them; `organisation` is empty for an individual. */
export interface Person {
  readonly no: string
  readonly organisation: string
  readonly first: string
  readonly last: string
  readonly phone: string
  readonly email: string
  readonly street: string
  readonly postcode: string
  readonly town: string
}

/** [original, copy], both contact numbers. */
export type Duplicate = readonly [original: string, copy: string]

/** Contacts with each defect, copies included, in the order of their numbers. */
export interface Defects {
  readonly phoneInEmail: readonly string[]
  readonly shortZip: readonly string[]
  readonly missingPhone: readonly string[]
}

/** Invents customers; some share a name, some an address, and all are different people. */
export function makePeople(dice: Dice, size: number, rates: Rates): readonly Person[] {
  const people: Person[] = []
  for (let i = 0; i < size; i += 1) {
    const other = people.length > 0 ? dice.pick(people) : undefined
    const stranger = makeStranger(dice, i, rates)
    if (other !== undefined && dice.chance(rates.namesakes)) {
      people.push(withEmail({ ...stranger, first: other.first, last: other.last }, i))
    } else if (other !== undefined && dice.chance(rates.housemates)) {
      const { last, street, postcode, town } = other
      const first = dice.pick(FIRST_NAMES.filter((name) => name !== other.first))
      people.push(withEmail({ ...stranger, first, last, street, postcode, town }, i))
    } else {
      people.push(stranger)
    }
  }
  return people
}

function makeStranger(dice: Dice, i: number, rates: Rates): Person {
  const [postcode, town] = dice.pick(TOWNS)
  const last = dice.pick(LAST_NAMES)
  const person = {
    no: `CON${i + 1}`,
    organisation: dice.chance(rates.organisations) ? `${dice.pick(ORGANISATIONS)} ${last}` : '',
    first: dice.pick(FIRST_NAMES),
    last,
    phone: phoneOf(i),
    email: '',
    street: `${dice.int(1, 140)} ${dice.pick(STREETS)}`,
    postcode,
    town,
  }
  return withEmail(person, i)
}

/** Mobile numbers kept for films and books by the French regulator: 06 39 98 00 00 to 99 99. */
const phoneOf = (i: number) => `063998${String((i * 7919 + 1234) % 10_000).padStart(4, '0')}`

const withEmail = (person: Person, i: number): Person => {
  const name = `${person.first}.${person.last}`.replace(/[ ']/g, '')
  return { ...person, email: `${plain(name).toLowerCase()}${i + 1}@courriel.example` }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '')

const COLUMNS = [
  'Contact No',
  'Organization',
  'First Name',
  'Last Name',
  'Mobile Phone',
  'Primary Email',
  'Mailing Street',
  'Mailing Zip',
  'Mailing City',
]

/** Types the customers as a CRM finds them: with slips, in no order, some of them twice. */
export function typeContacts(
  dice: Dice,
  people: readonly Person[],
  rates: Rates,
): { csv: string; duplicates: readonly Duplicate[]; defects: Defects } {
  const typed = people.map((person) => slip(dice, person, rates))
  const twice = dice.shuffled(people).slice(0, Math.round(people.length * rates.duplicates))
  const copies = twice.map((person, i) => copy(dice, person, `CON${people.length + i + 1}`))
  const all = [...typed, ...copies]
  const rows = dice.shuffled(all).map(cellsOf)
  const listed = (has: (contact: Person) => boolean) => all.filter(has).map((one) => one.no)
  return {
    csv: quotedCsv(COLUMNS, rows),
    duplicates: twice.map((person, i) => [person.no, `CON${people.length + i + 1}`]),
    defects: {
      phoneInEmail: listed((one) => /^\d/.test(one.email)),
      shortZip: listed((one) => one.postcode.length < 5),
      missingPhone: listed((one) => one.phone === '' && !/^\d/.test(one.email)),
    },
  }
}

const cellsOf = (one: Person): Cell[] => [
  one.no,
  one.organisation,
  one.first,
  one.last,
  one.phone,
  one.email,
  one.street,
  one.postcode,
  one.town,
]

function slip(dice: Dice, person: Person, rates: Rates): Person {
  let typed = { ...person, phone: typedPhone(dice, person.phone, rates) }
  if (dice.chance(rates.capitals)) typed = { ...typed, last: typed.last.toUpperCase() }
  if (dice.chance(rates.nameInLastName)) {
    typed = { ...typed, first: '', last: `${person.last.toUpperCase()} ${person.first}` }
  }
  if (dice.chance(rates.phoneInEmail)) typed = { ...typed, phone: '', email: person.phone }
  else if (dice.chance(rates.noPhone)) typed = { ...typed, phone: '' }
  if (person.postcode.startsWith('0') && dice.chance(rates.lostZero)) {
    typed = { ...typed, postcode: person.postcode.slice(1) }
  }
  return typed
}

function typedPhone(dice: Dice, phone: string, rates: Rates): string {
  if (!dice.chance(rates.phoneShapes)) return phone
  const [trunk = '', ...pairs] = phone.match(/../g) ?? []
  const abroad = trunk.slice(1)
  return dice.pick([
    [trunk, ...pairs].join(' '),
    [trunk, ...pairs].join('.'),
    `+33 ${[abroad, ...pairs].join(' ')}`,
    `0033${abroad}${pairs.join('')}`,
  ])
}

function copy(dice: Dice, person: Person, no: string): Person {
  const { first, last } = person
  return dice.pick<() => Person>([
    () => ({ ...person, no, first: plain(first).toUpperCase(), last: plain(last).toUpperCase() }),
    () => ({ ...person, no, first: last, last: first }),
    () => ({ ...person, no, email: '', last: oneLetterOff(dice, last) }),
  ])()
}

function oneLetterOff(dice: Dice, name: string): string {
  const at = dice.int(1, name.length - 1)
  const letters = [...'aeinrst'].filter((letter) => letter !== name[at])
  return `${name.slice(0, at)}${dice.pick(letters)}${name.slice(at + 1)}`
}

/** Somebody whom a search looks for. */
export interface Person {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
  readonly email: string
}

/** Numbers between 0 and 1, the same ones for the same seed (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const firstNames =
  'Marie Jean Éléonore Pierre Françoise Michel Chloé André Hélène Philippe Amélie Alain Léa Bernard Noémie Christophe Zoé Frédéric Inès Geneviève Gérard Bénédicte Théo Océane Jérôme Solène Raphaël Anaïs Loïc Maëlys Sébastien Aurélie Mathéo Joséphine Timéo Clémence Benoît Agnès Rémi Bernadette Cécile Jean-Pierre Anne-Sophie Marie-Thérèse Yves Odile Guy Lucie Hugo Manon Louis Emma Jules Alice Paul Rose Éric Sylvie Olivier Nathalie'.split(
    ' ',
  )
const common =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefebvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte López Jean Dupuy Guillot Hubert Berger Carpentier Sánchez Dupuis Moulin Louis Deschamps Huet Vasseur Pérez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty'.split(
    ' ',
  )
const [heads, middles, tails] = [
  'Bour Mar Lan Ver Cha Mon Bel Gran Cor Fer Bar Tré Gué Pou Sau Cou Dé Ro Val Ches Plou Ker Rai Bou'.split(
    ' ',
  ),
  'del gue ti lan ri va ne bu mo che sse ro li que ber da fon'.split(' '),
  'din tel gier neau lard mont val ville let rand court zac nec rieu gnac dou lois bault'.split(
    ' ',
  ),
]

/** People of France, so many, the same ones every time: names as often or as seldom as they are, one phone each. */
export const peopleOf = (many: number, seed = 1): readonly Person[] =>
  Array.from(everybody(many, seed))

/** The same people one by one. */
export function* everybody(many: number, seed = 1): Generator<Person> {
  const next = chance(seed)
  const one = (of: readonly string[] = [], weight = 1): string =>
    of[Math.floor(next() ** weight * of.length)] ?? ''
  for (let n = 0; n < many; n++) {
    const firstName = one(firstNames, 1.2)
    const middle = () => (next() < 0.8 ? one(middles) : '')
    const rare = () => `${one(heads)}${middle()}${middle()}${one(tails)}`
    const name = () => (next() < 0.3 ? one(common, 1.3) : rare())
    const lastName = next() < 0.05 ? `${name()}-${name()}` : name()
    const phone = `+33${one(['6', '7', '1', '4'])}${String(Math.floor(next() * 1e8)).padStart(8, '0')}`
    const local = `${firstName}.${lastName}`.normalize('NFD').replace(/[^A-Za-z.-]/g, '')
    const email = `${local.toLowerCase()}@${one(['gmail.com', 'orange.fr', 'exemple.fr'])}`
    yield { id: `cus_${String(n).padStart(10, '0')}`, firstName, lastName, phone, email }
  }
}

/** What people type to find one of these, all different: parts and beginnings of names, slips of the hand, two words, parts of phones. */
export const searchesFor = (
  people: readonly Person[],
  many: number,
  seed = 2,
): readonly string[] => {
  const next = chance(seed)
  const at = (length: number): number => Math.floor(next() * length)
  const slip = (word: string): string => {
    const i = at(word.length - 1)
    const letter = 'abcdefghijklmnopqrstuvwxyz'[at(26)]
    const [before, rest] = [word.slice(0, i), word.slice(i)]
    const slips = [
      before + rest.slice(1),
      before + letter + rest,
      before + letter + rest.slice(1),
      `${before}${rest[1]}${rest[0]}${rest.slice(2)}`,
    ]
    return slips[at(slips.length)] ?? word
  }
  const part = (word: string, length: number): string => {
    const start = at(Math.max(1, word.length - length))
    return word.slice(start, start + length)
  }
  const pairs = (phone: string): string => `0${phone.slice(3)}`.replace(/(\d\d)(?=\d)/g, '$1 ')
  const ways: readonly ((person: Person) => string)[] = [
    ({ lastName }) => lastName,
    ({ lastName }) => part(lastName, 4 + at(3)),
    ({ lastName }) => lastName.slice(0, 3 + at(4)),
    ({ lastName }) => slip(lastName),
    ({ lastName }) => slip(lastName.toUpperCase().toLowerCase()),
    ({ firstName, lastName }) => `${firstName} ${lastName}`,
    ({ firstName, lastName }) => `${lastName.slice(0, 4)} ${firstName.slice(0, 3)}`,
    ({ firstName, lastName }) => `${firstName} ${slip(lastName)}`,
    ({ firstName, lastName }) => `${slip(firstName)} ${slip(lastName)}`,
    ({ phone }) => part(phone.slice(3), 5 + at(3)),
    ({ phone }) => pairs(phone).slice(0, 8 + 3 * at(3)),
    ({ email }) => email.slice(0, 8 + at(8)),
  ]
  const searches = new Set<string>()
  while (searches.size < many) {
    const person = people[at(people.length)]
    const way = ways[at(ways.length)]
    if (person && way) searches.add(way(person))
  }
  return [...searches]
}

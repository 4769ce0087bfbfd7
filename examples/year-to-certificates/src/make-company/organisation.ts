/** An activity of article D7231-1 as the invented company works it; cents are VAT included. */
export interface Activity {
  readonly code: string
  readonly item: string
  readonly vat: number
  readonly centsAnHour: number
  readonly minutes: readonly number[]
  /** How many of ten customers take it first. */
  readonly weight: number
  /** Absent: never declared, so never eligible. */
  readonly declaredOn?: (year: number) => string
}

const SINCE_2019 = () => '2019-09-02'

/** The longest an odd job may last and still be eligible, in minutes a visit. */
export const LONGEST_ODD_JOB = 120

/** What the company does: one activity is declared in the middle of the year, one never. */
export const ACTIVITIES: readonly Activity[] = [
  {
    code: 'II-1',
    item: 'Entretien de la maison et travaux ménagers',
    vat: 10,
    centsAnHour: 2980,
    minutes: [90, 120, 180],
    weight: 4,
    declaredOn: SINCE_2019,
  },
  {
    code: 'II-2',
    item: 'Petits travaux de jardinage',
    vat: 20,
    centsAnHour: 4150,
    minutes: [60, 120, 180],
    weight: 2,
    declaredOn: (year) => `${year}-03-03`,
  },
  {
    code: 'II-3',
    item: 'Petit bricolage dit homme toutes mains',
    vat: 10,
    centsAnHour: 4370,
    minutes: [60, 90, 120],
    weight: 2,
    declaredOn: SINCE_2019,
  },
  {
    code: 'II-5',
    item: 'Soutien scolaire à domicile',
    vat: 10,
    centsAnHour: 3690,
    minutes: [60, 90],
    weight: 1,
    declaredOn: SINCE_2019,
  },
  {
    code: 'II-11',
    item: 'Assistance informatique à domicile',
    vat: 20,
    centsAnHour: 4910,
    minutes: [60, 90, 120],
    weight: 2,
    declaredOn: SINCE_2019,
  },
  {
    code: 'II-14',
    item: 'Assistance administrative à domicile',
    vat: 20,
    centsAnHour: 3870,
    minutes: [60, 90],
    weight: 0,
  },
]

/**
 * Prints the legal entity. Its numbers pass their check digits and count 1 to 8: no real company.
 */
export function organisationJson(year: number, headcount: number): string {
  const activities = ACTIVITIES.flatMap(({ code, declaredOn }) =>
    declaredOn === undefined ? [] : [[code, declaredOn(year)] as const],
  )
  const organisation = {
    name: 'Les Jours Tranquilles',
    legalForm: 'SARL',
    capitalCents: 500000,
    siren: '123456782',
    siret: '12345678200010',
    rcs: 'Romans',
    vatNumber: 'FR11123456782',
    sapNumber: 'SAP123456782',
    declaredOn: '2019-09-02',
    activities: Object.fromEntries(activities),
    modes: ['prestataire'],
    vat: 'normal',
    vatOnReceipts: true,
    headcount,
    accessoryShareOfPreviousYear: '0.057',
    address: { line: '8 rue des Abricots', postcode: '26000', city: 'Valence' },
    email: 'bonjour@jours-tranquilles.example',
    phone: '0465710000',
    mediator: { name: 'Médiation des Trois Rivières', url: 'https://mediation.example' },
    representative: 'Blandine Chambaud, gérante',
    year,
  }
  const json = JSON.stringify(organisation, null, 2)
  // A list of one on one line, as the repository's formatter writes it.
  return `${json.replace(/\[\s+("[^"]*")\s+\]/g, '[$1]')}\n`
}

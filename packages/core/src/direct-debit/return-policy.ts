import { z } from 'zod'
import type { SuspensionReason } from './mandate.js'

/** What is done when a debit is not honoured. `person` = nothing by itself: somebody looks. */
export const ReturnStep = z.enum([
  'retry-once',
  'ask-for-account',
  'stop',
  'dispute',
  'deceased',
  'person',
])
/** What is done when a debit is not honoured. */
export type ReturnStep = z.output<typeof ReturnStep>

/** One reason for which a bank does not honour a debit, and what is done. */
export interface ReturnPolicy {
  /** ISO 20022 external return reason (list of the European Payments Council for SDD Core). */
  readonly code: string
  readonly fr: string
  readonly en: string
  readonly step: ReturnStep
  /** Within so many days of the debit: what tells one month's return from another's. Absent = up to thirteen months. */
  readonly within?: number
}

const bankDays = 21
const refundDays = 70

const row = (code: string, step: ReturnStep, fr: string, en: string): ReturnPolicy => ({
  ...{ code, fr, en, step },
  ...(code === 'MD01' ? {} : { within: code === 'MD06' ? refundDays : bankDays }),
})

/**
 * The house's policy, a row a reason: a bank returns a debit within five open days, a payer has it paid back within eight weeks (MD06), and
 * contests one that they had not agreed to within thirteen months (MD01).
 */
export const returnPolicies: readonly ReturnPolicy[] = [
  row('AC01', 'ask-for-account', 'Numéro de compte inexact', 'Wrong account number'),
  row('AC04', 'ask-for-account', 'Compte clos', 'Account closed'),
  row('AC06', 'ask-for-account', 'Compte bloqué', 'Account blocked'),
  row('AC13', 'person', 'Le débiteur est un consommateur', 'The payer is a consumer'),
  row('AG01', 'stop', 'Prélèvement interdit sur ce compte', 'Debits forbidden on the account'),
  row('AG02', 'person', 'Code d’opération inexact', 'Wrong operation code'),
  row('AM04', 'retry-once', 'Provision insuffisante', 'Insufficient funds'),
  row('AM05', 'person', 'Opération en double', 'Duplicate'),
  row('BE05', 'person', 'Identifiant créancier inexact', 'Wrong creditor identifier'),
  row('CNOR', 'person', 'Banque du créancier inconnue', 'Creditor’s bank not registered'),
  row('DNOR', 'ask-for-account', 'Banque du débiteur inconnue', 'Payer’s bank not registered'),
  row('FF01', 'person', 'Format du fichier inexact', 'Wrong file format'),
  row('FF05', 'person', 'Type de prélèvement inexact', 'Wrong kind of debit'),
  row('MD01', 'stop', 'Pas de mandat valable', 'No valid mandate'),
  row('MD02', 'person', 'Données du mandat inexactes', 'Mandate data wrong or missing'),
  row('MD06', 'dispute', 'Remboursement demandé par le débiteur', 'Refund asked for by the payer'),
  row('MD07', 'deceased', 'Débiteur décédé', 'Payer deceased'),
  row('MS02', 'stop', 'Refus du débiteur', 'Refused by the payer'),
  row('MS03', 'retry-once', 'Motif non communiqué', 'Reason not given'),
  row('RC01', 'ask-for-account', 'Code de la banque inexact', 'Wrong bank code'),
  row('RR01', 'person', 'Motif réglementaire : compte', 'Regulatory reason: account'),
  row(
    'RR02',
    'person',
    'Motif réglementaire : nom ou adresse',
    'Regulatory reason: name or address',
  ),
  row('RR03', 'person', 'Motif réglementaire : créancier', 'Regulatory reason: creditor'),
  row('RR04', 'person', 'Motif réglementaire', 'Regulatory reason'),
  row('SL01', 'stop', 'Service de la banque du débiteur', 'Service of the payer’s bank'),
]

const byCode = new Map(returnPolicies.map((policy) => [policy.code, policy]))

/** What is known of a reason; undefined of one that no row names. */
export const policyOf = (code: string | undefined): ReturnPolicy | undefined =>
  code === undefined ? undefined : byCode.get(code)

/** What is done for a reason; whatever no row names is for a person. */
export const stepFor = (code: string): ReturnStep => policyOf(code)?.step ?? 'person'

/** For how a mandate is suspended by a step; the other steps leave it as it is. */
export const suspensions: { readonly [S in ReturnStep]?: SuspensionReason } = {
  'ask-for-account': 'account',
  stop: 'refused',
  dispute: 'disputed',
  deceased: 'deceased',
}

/** Reasons by which a bank says that it has the same already: a file that was handed over twice. */
export const isSaidTwice = (code: string | undefined): boolean =>
  code !== undefined && /^(?:AM05|DUPL|DU0[1-5])$/.test(code)

import { facts } from '../app/facts.js'
import type { Work } from '../app/work.js'
import type { CivilDate } from '../shared/civil-date.js'
import { isSealOf, sealOf } from '../shared/evidence.js'
import {
  currentAccount,
  type Mandate,
  type MandateAccount,
  type MandateSignature,
  type SignedMandate,
} from './mandate.js'

/** Who agrees, and on which day; left out = today. */
export interface Agreeing {
  readonly by: string
  readonly on?: CivilDate | undefined
}

/** Seals a mandate as it stands, with who agreed to it and when. */
export const signatureOf = async (
  { ports: { sha256 }, now: at, today }: Work,
  mandate: Mandate,
  { by, on = today }: Agreeing,
): Promise<MandateSignature> => {
  const signature = { by, on, at, signed: asSigned(mandate) }
  return { ...signature, seal: await sealOf(sha256, sealed(mandate, signature)) }
}

const asSigned = ({ id, accounts, ...mandate }: Mandate): SignedMandate => {
  const { reference, creditorIdentifier, kind, debtor, terms } = mandate
  return { reference, creditorIdentifier, kind, debtor, terms, account: seen({ id, accounts }) }
}

const seen = (mandate: Pick<Mandate, 'id' | 'accounts'>): SignedMandate['account'] => {
  const { no, lastFour, country, bic }: MandateAccount = currentAccount(mandate)
  return { no, lastFour, country, ...(bic ? { bic } : {}) }
}

/** All that a seal covers. */
const sealed = (
  { id: mandate, legalEntity, customer }: Mandate,
  { seal: _, kept: __, ...signature }: MandateSignature,
) => ({ mandate, legalEntity, customer, ...signature })

/**
 * Whether every signature of a mandate is what it was when it was sealed, in the document and in the trail; undefined where nothing was
 * sealed.
 */
export const isIntact = async (work: Work, mandate: Mandate): Promise<boolean | undefined> => {
  const { signature, accounts } = mandate
  const given = [signature, ...accounts.map(({ agreed }) => agreed)].flatMap((one) => one ?? [])
  const sealedOnes = given.filter(({ seal }) => seal !== undefined)
  if (!sealedOnes.length) return undefined
  const told = await sealsTold(work, mandate)
  const whole = await Promise.all(
    sealedOnes.map(async (one) => {
      const { seal = '' } = one
      return told.has(seal) && (await isSealOf(work.ports.sha256, seal, sealed(mandate, one)))
    }),
  )
  return whole.every(Boolean)
}

/** The seals that the trail tells of a mandate: who changes the mandate does not change what was told of it. */
const sealsTold = async (work: Work, { id: of }: Mandate): Promise<ReadonlySet<unknown>> => {
  const type = { in: ['mandate-signed', 'mandate-account-changed'] }
  const found = await work.find(facts, { where: { type, of }, limit: 1000 })
  return new Set(found.map(({ data }) => data?.['seal']))
}

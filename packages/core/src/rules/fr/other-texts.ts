import { textOf } from './texts.js'

/** Annexe II of the CGI: every version of article 242 nonies A was read, from 9 July 2003 on. */
export const annexe2: ReturnType<typeof textOf> = textOf('CGI annexe II', 'verified')
/** Livre des procédures fiscales, read in its text. */
export const procedures: ReturnType<typeof textOf> = textOf(
  'Livre des procédures fiscales',
  'verified',
)
/** Code de commerce. Its text was not at hand. */
export const commerce: ReturnType<typeof textOf> = textOf('Code de commerce', 'secondary')
/**
 * Code de la consommation, read as it stood on 3 April 2026. That its numbering is of 1 July 2016
 * was read elsewhere, hence `secondary`.
 */
export const consommation: ReturnType<typeof textOf> = textOf(
  'Code de la consommation',
  'secondary',
)
/** Code de la sécurité sociale. */
export const secu: ReturnType<typeof textOf> = textOf('Code de la sécurité sociale', 'secondary')
/**
 * Arrêté of 17 March 2015 on what a consumer is told before a home service; its official notice was
 * read.
 */
export const arrete2015: ReturnType<typeof textOf> = textOf(
  'Arrêté du 17 mars 2015 (EINC1324347A)',
  'verified',
)
/** Arrêté 83-50/A of 3 October 1983: the note handed to a consumer. */
export const arrete1983: ReturnType<typeof textOf> = textOf(
  'Arrêté 83-50/A du 3 octobre 1983',
  'secondary',
)
/** Convention collective of the companies of home services (IDCC 3127). */
export const idcc3127: ReturnType<typeof textOf> = textOf(
  'Convention collective IDCC 3127',
  'memory',
)
/** Code monétaire et financier. Its text was not at hand. */
export const monetaire: ReturnType<typeof textOf> = textOf(
  'Code monétaire et financier',
  'secondary',
)
/** Rulebook of SEPA direct debits (SDD Core) of the European Payments Council. */
export const rulebook: ReturnType<typeof textOf> = textOf(
  'SEPA Direct Debit Core Rulebook (EPC016-06)',
  'secondary',
)

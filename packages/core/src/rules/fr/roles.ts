import { type Rule, rule } from '../reason.js'
import { travail } from './texts.js'

/** The organisation does the work itself: it invoices the price and certifies it. */
export const provider: Rule = rule({
  id: 'fr.roles.provider',
  kept: [
    'provider',
    'En mode prestataire, l’organisme facture et certifie le prix de la prestation.',
    'As a provider, the organisation invoices and certifies the price of the service.',
  ],
  broken: {},
  versions: [['2008-05-01', travail('L7232-6', '3° (prestataire)', 'verified')]],
})

/** The organisation lends its workers: it invoices what it lends and certifies it. */
export const lender: Rule = rule({
  id: 'fr.roles.lender',
  kept: [
    'lender',
    'En mise à disposition, l’organisme facture et certifie le prix de la mise à disposition.',
    'As a lender of staff, the organisation invoices and certifies the price of the lending.',
  ],
  broken: {},
  versions: [['2008-05-01', travail('L7232-6', '2° (mise à disposition)', 'verified')]],
})

/** The household employs the worker: the organisation invoices and certifies its fee, and nothing else. */
export const agent: Rule = rule({
  id: 'fr.roles.agent',
  kept: [
    'agent',
    'En mode mandataire, le foyer est l’employeur : l’organisme ne facture et ne certifie que ses frais.',
    'As an agent, the household is the employer: the organisation invoices and certifies its fee only.',
  ],
  broken: {},
  versions: [['2008-05-01', travail('L7232-6', '1° (mandataire)', 'verified')]],
})

/** One body works for another: the customer has one certificate, from whom invoices it. */
export const subcontracting: Rule = rule({
  id: 'fr.roles.subcontracting',
  kept: [
    'principal-certifies',
    'Le client reçoit une attestation, de l’organisme qui le facture ; le sous-traitant facture l’organisme et n’atteste rien.',
    'The customer has one certificate, from the body that invoices it; the subcontractor invoices that body and certifies nothing.',
  ],
  broken: {},
  versions: [['2008-05-01', travail('D7233-4', 'chacun de ses clients')]],
})

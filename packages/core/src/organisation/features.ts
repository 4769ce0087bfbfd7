import { z } from 'zod'

/** What a company may do without, by name. */
export const Feature = z.enum([
  ...['leads', 'forms', 'portal', 'imports', 'simulator'],
  ...['orders', 'payments', 'direct-debit', 'attestation', 'recovery', 'messages', 'webhooks'],
] as const)
/** One of the things that a company may do without. */
export type Feature = z.output<typeof Feature>

/**
 * The operations of each feature, `context.operation` or `context.*`; each stands under one at most. What the year cannot do without
 * (customers, visits, invoices, the organisation itself, the trail) is not here.
 */
export const features: { readonly [F in Feature]: readonly string[] } = {
  leads: [
    ...['customers.takeLead', 'customers.listLeads', 'customers.leadFunnel'],
    ...['customers.acceptLead', 'customers.rejectLead', 'customers.affiliateRanking'],
  ],
  forms: ['customers.submitForm'],
  portal: ['customers.askForAccess', 'customers.redeemAccess'],
  imports: [
    'customers.checkImport',
    'customers.importCustomer',
    'dispatch.takeOverVisit',
    'invoicing.takeOverInvoice',
    'invoicing.takeOverCreditNote',
  ],
  simulator: ['taxCredit.simulate'],
  orders: ['sales.*', 'dispatch.takeOrder'],
  payments: ['payments.*'],
  'direct-debit': ['directDebit.*'],
  attestation: ['attestation.*', 'documents.archiveCertificate'],
  recovery: ['recovery.*'],
  messages: ['messages.*'],
  webhooks: ['webhooks.*'],
}

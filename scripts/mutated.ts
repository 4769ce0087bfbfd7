/** The folders of `packages/core/src` of which every mutant is tested: the rules of the law, what applies them, and what is invoiced. */
export const mutated = ['rules', 'eligibility', 'vat', 'tax-credit', 'invoicing'] as const

/** The folders of `packages/core/src` of which every mutant is tested: the rules of the law, and what applies them. */
export const mutated = ['rules', 'eligibility', 'vat', 'tax-credit'] as const

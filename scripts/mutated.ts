/** Folders of `packages/core/src` whose mutants are tested, and by which tests: those of the folders, and those that hold every context. */
export interface Mutated {
  readonly folders: readonly string[]
  /** Paths from the root; a folder's own tests are not listed. */
  readonly tests: readonly string[]
  /** In percent of all mutants: one that no test reached, or that could not be tested, was not killed either. */
  readonly asked: number
}

/** The rules of the law and what applies them; what is invoiced and paid. A mutant meets the tests of its own row alone. */
export const mutated: readonly Mutated[] = [
  { folders: ['rules', 'eligibility', 'vat', 'tax-credit'], tests: [], asked: 90 },
  {
    folders: ['invoicing', 'payments'],
    asked: 85,
    tests: [
      'docs/permissions.test.ts',
      'packages/core/src/app/schemas.test.ts',
      'packages/core/src/app/words.test.ts',
    ],
  },
]

/** Every folder that is mutated. */
export const mutatedFolders: readonly string[] = mutated.flatMap(({ folders }) => folders)

/** Names the row that a run is about. */
export const rowSetting = 'FOYER_MUTATED'

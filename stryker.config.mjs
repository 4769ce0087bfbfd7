/** How `npm run mutate` tests mutants; which files it mutates is said in scripts/mutated.ts. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  // The tables of the law are static, and they are what matters.
  ignoreStatic: false,
  incremental: false,
  concurrency: 2,
  // A mutant that loops is found out by its hits; a busy machine must not pass for one.
  timeoutMS: 30_000,
  tempDirName: 'out/mutation',
  cleanTempDir: 'always',
  ignorePatterns: [
    '**',
    '!packages/core/src/**',
    '!docs/permissions.md',
    '!docs/permissions.test.ts',
    '!scripts/mutated.ts',
    '!scripts/same-chance.ts',
    '!vitest.mutate.config.ts',
    '!tsconfig.json',
    '!package.json',
  ],
  disableTypeChecks: false,
  reporters: ['progress'],
  logLevel: 'warn',
  warnings: { slow: false },
}

import { defineConfig } from 'vitest/config'

const conditions = ['foyer-source', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,examples,scripts,docs,conformance}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    typecheck: {
      enabled: true,
      include: ['packages/**/*.test-d.ts'],
      tsconfig: './packages/core/tsconfig.test-d.json',
    },
    // No test file leaves anything behind in its modules; loading them once saves most of the time.
    isolate: false,
    // Half of the tests wait for a browser or for another process: no core is left free for them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import type { Reporter, Vitest } from 'vitest/node'
import { mutated, rowSetting } from './scripts/mutated.js'

/**
 * Stryker counts tests, and a file that does not load has none: the mutant that broke it would pass for a survivor. Such a
 * file gets one failed test. (stryker-mutator/stryker-js, issue 6150)
 */
class Unloadable implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest) {
    this.#vitest = vitest
  }

  onTestRunEnd() {
    for (const file of this.#vitest?.state.getFiles() ?? []) {
      const { result } = file
      if (result?.state !== 'fail' || file.tasks.length) continue
      const name = 'loads'
      file.tasks.push({
        type: 'test',
        id: `${file.id}_${name}`,
        name,
        fullName: name,
        fullTestName: name,
        mode: 'run',
        meta: {},
        timeout: 0,
        annotations: [],
        artifacts: [],
        // Only a worker has one, and nobody asks for it after the run.
        context: {} as never,
        suite: file,
        file,
        result,
      })
    }
  }
}

/** Stryker mutates a copy; the packages in its `node_modules` are those of the original, which nobody mutates. */
const onlyTheCopy: Plugin = {
  name: 'only-the-copy',
  enforce: 'pre',
  resolveId(id) {
    if (id === '@foyer/core') return resolve('packages/core/src/index.ts')
    if (id === '@foyer/core/testing') return resolve('packages/core/src/testing/index.ts')
    if (id.startsWith('@foyer/')) throw new Error(`${id} is not mutated: import it by its path`)
    return undefined
  },
}

const row = mutated[Number(process.env[rowSetting] ?? 0)]
if (!row) throw new Error(`${rowSetting} names no row of scripts/mutated.ts`)

/**
 * What `npm run mutate` runs against each mutant: the tests of its row, no others. Without isolation they
 * share one worker, which is new for each mutant: tables of the law are built again, once.
 */
export default defineConfig({
  plugins: [onlyTheCopy],
  test: {
    include: [`packages/core/src/{${row.folders.join(',')}}/**/*.test.ts`, ...row.tests],
    setupFiles: ['scripts/same-chance.ts'],
    isolate: false,
    testTimeout: 60_000,
    // What fifty random cases do not find, the examples of each row must: a thousand for each of so many mutants take half the time.
    env: { FC_RUNS: '50' },
    reporters: [new Unloadable()],
  },
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutatedFolders } from '../mutated.js'
import { type Outcome, root } from '../run.js'

/** No mutant is excused by a comment: what survives is killed by a test, or counts. */
export const mutants = async (): Promise<Outcome> => {
  const excused = sourcesOfLaw().flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        /stryker\s+(?:disable|restore)/i.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [],
      ),
  )
  return { ok: excused.length === 0, output: excused.join('\n') }
}

/** Every source of the folders that are mutated, tests included, from the repository's folder. */
export const sourcesOfLaw = (): readonly string[] =>
  mutatedFolders
    .map((folder) => `packages/core/src/${folder}`)
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
        .filter((path) => path.endsWith('.ts'))
        .sort(),
    )

/**
 * Writes what other languages and people check themselves against: the cases of `conformance/*.json`,
 * as the functions answer them now, and the page of worked cases. Seeded: the same law writes the same
 * files. `npm run conformance`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printed, vectorFiles } from '../conformance/vectors.js'
import { workedCases, workedCasesPage } from '../conformance/worked-cases.js'
import { root } from './run.js'

for (const file of vectorFiles) {
  const text = printed(file)
  writeFileSync(join(root, 'conformance', `${file.name}.json`), text)
  console.log(`conformance/${file.name}.json: ${(text.length / 1_000_000).toFixed(1)} MB`)
}
writeFileSync(join(root, 'docs/law/worked-cases.md'), workedCasesPage(workedCases()))
console.log('docs/law/worked-cases.md')

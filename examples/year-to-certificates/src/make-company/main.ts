import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { COMPANY_FILES } from '../oracle/company-files.js'
import { makeCompany } from './make-company.js'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    customers: { type: 'string', default: '60' },
    year: { type: 'string', default: '2025' },
    out: { type: 'string' },
  },
})
if (values.out === undefined) throw new Error('say where to write: --out DIR')

const company = makeCompany(Number(values.seed), Number(values.customers), {
  year: Number(values.year),
})
mkdirSync(values.out, { recursive: true })
for (const name of COMPANY_FILES) writeFileSync(join(values.out, name), company.files[name])
console.log(
  `${values.customers} customers, ${company.duplicates.length} typed twice: ${values.out}`,
)

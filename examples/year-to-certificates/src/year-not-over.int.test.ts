import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { carriedCompany, onDisk } from './testing.js'
import { main } from './year.js'

it('refuses a year that is not over before anything is written', async () => {
  const out = join(onDisk({}), 'out')
  expect(await main(['--input', carriedCompany, '--year', '2100', '--out', out])).toBe(1)
  expect(existsSync(out)).toBe(false)
})

import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { buildOf, entriesOf } from '../../scripts/package-build.js'
import manifest from './package.json' with { type: 'json' }
import { certificatesStyles } from './src/certificates/styles.js'
import { customerQuotesStyles } from './src/customer-quotes/styles.js'
import { customerSpaceStyles } from './src/customer-space/styles.js'
import { dayStyles } from './src/day/styles.js'
import { homeStyles } from './src/home/styles.js'
import { intakeStyles } from './src/intake/styles.js'
import { invoicesStyles } from './src/invoices/styles.js'
import { styles } from './src/kit/styles.js'
import { quotesStyles } from './src/quotes/styles.js'
import { scripts } from './tsup.script.config.js'

/** One sheet for hosts that draw the components themselves. */
const worn = [
  styles,
  dayStyles,
  homeStyles,
  intakeStyles,
  invoicesStyles,
  certificatesStyles,
  customerSpaceStyles,
  quotesStyles,
  customerQuotesStyles,
].join('')

/** Each screen in files of its own: a host's page carries those that it draws, whatever another page of it draws. */
const screens = Object.fromEntries(
  readdirSync('src')
    .map((name) => [`screens/${name}`, `src/${name}/element.tsx`] as const)
    .filter(([, source]) => existsSync(source)),
)

export default defineConfig([
  buildOf(manifest, {
    entry: { ...entriesOf(manifest), ...screens },
    dts: { entry: entriesOf(manifest) },
    platform: 'neutral',
    target: 'es2022',
    // Hooks are no server components: each file says so to the frameworks that ask, and Rollup's pass would drop what it says.
    banner: { js: "'use client';" },
    treeshake: false,
    onSuccess: async () => writeFile('dist/styles.css', worn),
  }),
  ...scripts,
])

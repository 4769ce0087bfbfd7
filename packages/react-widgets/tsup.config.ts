import { writeFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { buildOf } from '../../scripts/package-build.js'
import manifest from './package.json' with { type: 'json' }
import { customerSpaceStyles } from './src/customer-space/styles.js'
import { dayStyles } from './src/day/styles.js'
import { homeStyles } from './src/home/styles.js'
import { intakeStyles } from './src/intake/styles.js'
import { invoicesStyles } from './src/invoices/styles.js'
import { styles } from './src/kit/styles.js'
import { scripts } from './tsup.script.config.js'

/** One sheet for hosts that draw the components themselves. */
const worn = [
  styles,
  dayStyles,
  homeStyles,
  intakeStyles,
  invoicesStyles,
  customerSpaceStyles,
].join('')

export default defineConfig([
  buildOf(manifest, {
    platform: 'neutral',
    target: 'es2022',
    onSuccess: async () => writeFile('dist/styles.css', worn),
  }),
  ...scripts,
])

import { writeFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { buildOf } from '../../scripts/package-build.js'
import manifest from './package.json' with { type: 'json' }
import { styles } from './src/kit/styles.js'
import { scripts } from './tsup.script.config.js'

export default defineConfig([
  buildOf(manifest, {
    platform: 'neutral',
    target: 'es2022',
    onSuccess: async () => writeFile('dist/styles.css', styles),
  }),
  ...scripts,
])

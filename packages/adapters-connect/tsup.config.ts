import { defineConfig } from 'tsup'
import { buildOf } from '../../scripts/package-build.js'
import manifest from './package.json' with { type: 'json' }

export default defineConfig(buildOf(manifest, { platform: 'node', target: 'node20' }))

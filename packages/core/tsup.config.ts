import { defineConfig } from 'tsup'
import { buildOf } from '../../scripts/package-build.js'
import manifest from './package.json' with { type: 'json' }

/** For browsers, edge runtimes and Node alike: nothing of Node's own is there to be imported. */
export default defineConfig(
  buildOf(manifest, { platform: 'neutral', target: 'es2023', tsconfig: 'tsconfig.edge.json' }),
)

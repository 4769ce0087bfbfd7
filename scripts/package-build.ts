import type { Options } from 'tsup'

/** What a build reads of a package.json. */
export interface Manifest {
  readonly exports: {
    readonly [subpath: string]: string | { readonly [condition: string]: string }
  }
}

/** `./dist/shared/money.js` is built from `./src/shared/money.ts`, under the same name. */
export const entriesOf = ({ exports }: Manifest): Record<string, string> =>
  Object.fromEntries(
    Object.values(exports).flatMap((target) => {
      const source = typeof target === 'string' ? undefined : target['foyer-source']
      return source ? [[source.replace(/^\.\/src\/(.+)\.ts$/, '$1'), source]] : []
    }),
  )

/**
 * The one way a package is built: ES modules, an entry a subpath of its `exports`, what entries share in chunks of its own, so
 * that one rule does not drag the engine in. Dependencies stay imports: the host installs them, once.
 */
export const buildOf = (manifest: Manifest, options: Options): Options => ({
  entry: entriesOf(manifest),
  format: 'esm',
  splitting: true,
  treeshake: true,
  sourcemap: true,
  dts: true,
  clean: true,
  silent: true,
  ...options,
})

import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number]

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A page speaks one language: the other's words stay out of its script. */
const speaking = (language: 'fr' | 'en'): EsbuildPlugin => ({
  name: `speaking-${language}`,
  setup: (build) =>
    build.onLoad({ filter: /words\.(?:fr|en)\.ts$/ }, async ({ path }) => {
      const other = language === 'fr' ? 'en' : 'fr'
      if (!path.endsWith(`.${other}.ts`)) return undefined
      return {
        contents: `export { ${language} as ${other} } from './words.${language}.js'`,
        loader: 'ts',
      }
    }),
})

/** The script tag brings its own small React: a page needs none. */
const scriptTag = (entry: Record<string, string>, language: 'fr' | 'en'): Options => ({
  entry,
  outDir: 'dist/script',
  tsconfig: 'tsconfig.script.json',
  format: 'esm',
  splitting: false,
  minify: 'terser',
  terserOptions: { module: true, compress: { passes: 3, unsafe_arrows: true }, ecma: 2020 },
  silent: true,
  target: 'es2022',
  noExternal: [/./],
  esbuildPlugins: [speaking(language)],
  esbuildOptions: (options) => {
    options.conditions = ['foyer-source', 'browser', 'import']
    options.inject = [here('./src/script/react.ts')]
    options.alias = {
      react: here('./src/script/react.ts'),
      'react-dom/client': here('./src/script/react-dom.ts'),
    }
  },
})

/** The script tag's files alone: `npm run script`, in a second or two. */
export const scripts: readonly Options[] = [
  scriptTag({ foyer: 'src/script/loader.ts', 'visitors.fr': 'src/script/visitors.ts' }, 'fr'),
  scriptTag({ 'visitors.en': 'src/script/visitors.ts' }, 'en'),
]

export default defineConfig([...scripts])

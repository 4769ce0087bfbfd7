/**
 * What one rule costs a page, gzipped, everything it imports included; and what must never come with it. The packages named
 * are measured as built, so `npm run build` comes first.
 */
const withoutTheRest = /node_modules\/(?:pdf-lib|@pdf-lib|ulid|libphonenumber-js|fast-check)\//
const lawOnly = /node_modules\//

/** Fails the bundling when a byte of what must never come with it is in it. */
const bleed = (never) => ({
  name: 'bleed',
  setup(build) {
    build.onEnd(({ metafile }) => {
      const used = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
          bytesInOutput ? [path] : [],
        ),
      )
      const strangers = used.filter((path) => never.test(path))
      return { errors: strangers.map((path) => ({ text: `drags in ${path}` })) }
    })
  },
})

const rule = (subpath, built, imported, limit, never) => ({
  name: `${subpath} ${imported}`,
  path: `packages/core/dist/${built}.js`,
  import: imported,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, logLevel: 'error', plugins: [bleed(never)] }),
})

/** The rules of law import nothing at all: no schema, no calendar, no decimal library. */
const law = (subpath, built, imported) => rule(subpath, built, imported, '15 kB', lawOnly)

export default [
  law('@foyer/core/eligibility', 'eligibility/index', '*'),
  law('@foyer/core/vat', 'vat/index', '*'),
  law('@foyer/core/tax-credit', 'tax-credit/index', '*'),
  rule('@foyer/core/client', 'http/client', '*', '1 kB', /node_modules\//),
  // Nearly all of it is zod, whose schemas stand beside the amounts.
  rule('@foyer/core/money', 'shared/money', '{ Money }', '110 kB', withoutTheRest),
]

/**
 * What one rule costs a page, gzipped, everything it imports included; and what must never come with it. The packages named
 * are measured as built, so `npm run build` comes first.
 */
const neverWithARule = /node_modules\/(?:pdf-lib|@pdf-lib|ulid|libphonenumber-js|fast-check)\//

/** Fails the bundling when a byte of the engine room or of the printing works is in it. */
const bleed = {
  name: 'bleed',
  setup(build) {
    build.onEnd(({ metafile }) => {
      const used = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
          bytesInOutput ? [path] : [],
        ),
      )
      const strangers = used.filter((path) => neverWithARule.test(path))
      return { errors: strangers.map((path) => ({ text: `drags in ${path}` })) }
    })
  },
}

const rule = (subpath, built, imported, limit) => ({
  name: `${subpath} ${imported}`,
  path: `packages/core/dist/${built}.js`,
  import: imported,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, logLevel: 'error', plugins: [bleed] }),
})

// Nearly all of it is zod, whose schemas stand beside the types of the rules; without it, the rules are a few kilobytes.
export default [
  rule('@foyer/core/eligibility', 'eligibility/index', '{ assess, day }', '100 kB'),
  rule('@foyer/core/vat', 'vat/index', '{ vatRateOf, day }', '115 kB'),
  rule('@foyer/core/money', 'shared/money', '{ Money }', '110 kB'),
]

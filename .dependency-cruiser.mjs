/**
 * The walls of the house, as ARCHITECTURE draws them. Each rule is shown to fall in scripts/walls.test.ts.
 * What assembles the house (foyer.ts, house.ts, registry.ts, index.ts) and what tests it may go through every door.
 */

/** The contexts in order: each may import those before it, by their `index.ts` only. */
const contexts = [
  'organisation',
  'customers',
  'eligibility',
  'vat',
  'tax-credit',
  'sales',
  'dispatch',
  'invoicing',
  'payments',
  'direct-debit',
  'attestation',
  'recovery',
  'journal',
  'accounting',
  'documents',
  'messages',
  'desk',
  'audit',
  'webhooks',
]

const src = '^packages/core/src/'
const anyOf = (names) => `(?:${names.join('|')})`
const folders = (...names) => `${src}${anyOf(names)}/`
const inTests = '\\.(?:test|test-d)\\.ts$|^packages/core/src/testing/'
const packages = '^packages/'
const pdfLib = 'node_modules/(?:pdf-lib|@pdf-lib)/'
const importersAids = '^examples/year-to-certificates/src/(?:answers|exports|progress|report)\\.ts$'
const importer = '^examples/year-to-certificates/src/(?:import/|import-company\\.ts$)'

/** The doors of the rules, and the rules: what runs without the engine room. Their schemas and operations stand beside. */
const pureRules = `${src}(?:(?:eligibility|vat|tax-credit)/index|rules/(?!schemas|.*\\.test).*)\\.ts$`

/** What lies below the contexts, and what each may see besides itself. */
const foundations = { shared: [], rules: ['shared'], ports: ['shared'], app: ['shared', 'ports'] }

const foundationWalls = Object.entries(foundations).map(([folder, seen]) => ({
  name: `${folder}-sees-only-${seen.length ? seen.join('-and-') : 'itself'}`,
  severity: 'error',
  from: { path: folders(folder), pathNot: inTests },
  to: { path: src, pathNot: folders(folder, ...seen) },
}))

const orderWalls = contexts.slice(0, -1).map((context, i) => ({
  name: `${context}-imports-nothing-below`,
  severity: 'error',
  from: { path: folders(context), pathNot: inTests },
  to: { path: folders(...contexts.slice(i + 1)) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...foundationWalls,
    ...orderWalls,
    {
      name: 'http-sees-the-engine-alone',
      comment: 'The door is derived from the registry that it is given: it knows no context.',
      severity: 'error',
      from: { path: folders('http'), pathNot: inTests },
      to: { path: src, pathNot: folders('http', ...Object.keys(foundations)) },
    },
    {
      name: 'contexts-do-not-see-the-assembly',
      severity: 'error',
      from: { path: folders(...contexts), pathNot: inTests },
      to: {
        path: src,
        pathNot: folders(...contexts, ...Object.keys(foundations)),
      },
    },
    {
      name: 'contexts-are-entered-by-their-door',
      severity: 'error',
      from: { path: `${src}([a-z-]+)/`, pathNot: inTests },
      to: {
        path: folders(...contexts),
        // The door of the rules stays free of schemas; those of their questions stand in one file beside it.
        pathNot: `${src}$1/|${src}[a-z-]+/index\\.ts$|${src}eligibility/schemas\\.ts$`,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Types that name each other are erased: only what runs can go round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pdf-lib-lives-in-documents',
      severity: 'error',
      from: { pathNot: `${folders('documents')}|^scripts/make-fonts\\.ts$` },
      to: { path: pdfLib },
    },
    {
      name: 'rules-of-law-need-no-engine',
      severity: 'error',
      from: { path: `${pureRules}|${src}shared/money\\.ts$`, pathNot: inTests },
      to: { path: `${folders('app', 'ports', 'documents')}|${pdfLib}`, reachable: true },
    },
    {
      name: 'rules-of-law-fit-in-a-page',
      comment:
        'What a browser loads to judge a line: no schema, no calendar, no decimal library comes along.',
      severity: 'error',
      from: { path: pureRules, pathNot: inTests },
      to: { path: 'node_modules/', reachable: true },
    },
    {
      name: 'core-is-not-of-node',
      severity: 'error',
      from: { path: src, pathNot: '\\.(?:test|test-d)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-are-entered-by-their-exports',
      severity: 'error',
      from: { path: '^(?:examples|packages/(?!core/))' },
      to: { path: '^packages/core/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'the-importer-holds-the-facade-and-nothing-else',
      severity: 'error',
      from: { path: importer },
      to: { path: packages, pathNot: `${src}index\\.ts$` },
    },
    {
      name: 'the-importer-holds-the-facade-as-a-type',
      severity: 'error',
      from: { path: importer },
      to: { path: packages, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-importer-brings-nothing-along',
      comment: 'Nor does it reach a store through the rest of the example.',
      severity: 'error',
      from: { path: `${importer}|${importersAids}` },
      to: {
        path: '^(?:packages|examples|node_modules)/',
        pathNot: [
          `${src}index\\.ts$`,
          importer,
          importersAids,
          'node_modules/(?:csv-parse|cli-progress|@types)/',
        ],
      },
    },
    {
      name: 'the-oracle-knows-nothing-of-foyer',
      severity: 'error',
      from: { path: '^examples/year-to-certificates/src/oracle/' },
      to: { path: `${packages}|@foyer/` },
    },
    {
      name: 'the-oracle-of-the-credit-knows-nothing-of-foyer',
      severity: 'error',
      from: { path: '^conformance/oracle/', pathNot: '\\.test\\.ts$' },
      to: { path: `${packages}|@foyer/|node_modules/` },
    },
    {
      name: 'every-import-leads-somewhere',
      comment:
        'The files of the Next app are to be copied into one: Next itself is not installed here.',
      severity: 'error',
      from: { pathNot: '^examples/mounts/next/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['foyer-source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

import type { Principal } from '@foyer/core'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { yes } from './answers.js'
import { type Assets, answerOf } from './assets.js'
import { staff, tenant } from './company.js'
import type { House } from './house.js'
import * as pages from './pages.js'
import { trialBankSite } from './trial-bank-site.js'
import { type Language, words } from './words.js'

/** Whom a visitor of the demonstration can be, and where they land. */
interface Account extends pages.Login {
  readonly as: Principal
  readonly lands: string
}

/** What a page is asked with, beside its request. */
interface Env {
  readonly Variables: { readonly off: ReadonlySet<string> }
}

/** The company's site: a public page, an office, a worker's phone, a customer's space, an outbox, an imitated bank, and Foyer's door under `/foyer`. */
export const siteOf = async (house: House, assets: Assets): Promise<Hono<Env>> => {
  const { foyer, sessions, outbox } = house
  const { legalEntity, accountsIn } = await whoIsThere(house)
  const app = new Hono<Env>()

  app.get('/assets/:name', (c) => {
    const asset = assets.at.get(c.req.path)
    return asset ? answerOf(asset, c.req.raw) : c.text('', 404)
  })
  app.use(compress())
  app.all('/foyer/*', ({ req }) => foyer.http(req.raw))
  app.route('/bank', trialBankSite(house, assets, house.customerSites))
  // For pages alone: on a slow line these headers would weigh more than the answers above.
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  )
  app.use(async (c, next) => {
    const as: Principal = { tenant, id: 'visitor', role: 'visitor' }
    const { features } = await yes(foyer.organisation.features({}, { as }))
    c.set('off', new Set(features.flatMap(({ name, on }) => (on ? [] : [name]))))
    await next()
  })

  for (const language of ['fr', 'en'] as const) {
    const base = language === 'fr' ? '' : '/en'
    const accounts = accountsIn(language)
    const shownAt = (c: Context<Env>, path: string): pages.Shown => ({
      ...{ assets, language, path, off: c.get('off') },
      isSignedIn: sessions.principalOf(c.req.raw).role !== 'visitor',
    })
    const guarded = (
      path: string,
      roles: readonly string[],
      page: (shown: pages.Shown, as: Principal) => ReturnType<typeof pages.workerPage>,
    ) =>
      app.get(`${base}${path}`, (c) => {
        const as = sessions.principalOf(c.req.raw)
        if (roles.includes(as.role)) return c.html(page(shownAt(c, path), as))
        return c.html(
          pages.signInPage(
            shownAt(c, path),
            accounts.filter(({ as: one }) => roles.includes(one.role)),
            path,
          ),
        )
      })

    app.get(base || '/', (c) => c.html(pages.publicPage(shownAt(c, '/'), legalEntity)))
    for (const { path, roles } of pages.officeParts)
      guarded(path, roles, (shown, { role }) => pages.officePage(shown, legalEntity, role))
    guarded('/worker', ['worker'], (shown, { id }) => pages.workerPage(shown, id))
    app.get(`${base}/space`, async (c) => {
      const { role, id } = sessions.principalOf(c.req.raw)
      const shown = shownAt(c, '/space')
      if (role === 'customer') return c.html(pages.spacePage(shown, id))
      const customers = accounts.filter(({ as }) => as.role === 'customer')
      return c.html(pages.spaceDoorPage(shown, await house.visitorToken(), customers))
    })
    app.get(`${base}/outbox`, (c) => c.html(pages.outboxPage(shownAt(c, '/outbox'), outbox.sent())))
    app.get(`${base}/sign-in`, (c) =>
      c.html(pages.signInPage(shownAt(c, '/sign-in'), accounts, '')),
    )
    app.post(`${base}/sign-in`, async (c) => {
      const { who, to } = await c.req.parseBody()
      const account = accounts.find(({ id }) => id === who)
      if (!account) return c.redirect(`${base}/sign-in`)
      const isPath = typeof to === 'string' && /^\/\w[\w/]*$/.test(to)
      c.header('set-cookie', sessions.signIn(account.as))
      return c.redirect(`${base}${isPath ? to : account.lands}`, 303)
    })
    app.get(`${base}/call-me`, (c) => {
      const [code] = /^[a-z-]{1,40}$/.exec(c.req.query('refused') ?? '') ?? []
      const refused =
        code === undefined ? undefined : foyer.say({ ...c.req.query(), code }, language)
      return c.html(pages.answered(shownAt(c, '/call-me'), refused))
    })
  }
  app.post('/sign-out', (c) => {
    c.header('set-cookie', sessions.signOut(c.req.raw))
    return c.redirect('/', 303)
  })
  app.notFound((c) => c.html(pages.notFoundPage({ ...nowhere, assets, off: c.get('off') }), 404))
  return app
}

const nowhere = { language: 'fr', path: '/', isSignedIn: false } as const

const whoIsThere = async ({ foyer }: House) => {
  const as: Principal = { tenant, id: 'owner', role: 'owner' }
  const { items: entities } = await yes(foyer.organisation.listLegalEntities({}, { as }))
  const { items: workers } = await yes(foyer.organisation.listWorkers({}, { as }))
  const { items: customers } = await yes(
    foyer.customers.searchCustomers({ text: 'Marchand' }, { as }),
  )
  const asked = await Promise.all(
    staff.map(({ id }) => foyer.organisation.roleOf({ account: id }, { as })),
  )
  const granted = staff.flatMap(({ id }, i) => {
    const answer = asked[i]
    return answer?.ok ? [{ id, role: answer.value.role }] : []
  })
  const [entity] = entities
  if (!entity || !granted.length)
    throw new Error('no company in this folder, or nobody in its office: start with --fresh')
  return {
    legalEntity: entity.id,
    accountsIn: (language: Language): readonly Account[] => {
      const said = words[language]
      const account = (
        id: string,
        label: string,
        role: Principal['role'],
        lands: string,
      ): Account => ({
        ...{ id, label, lands },
        as: { tenant, id, role },
      })
      const at = {
        owner: [said.asOwner, '/office'],
        agent: [said.asAgent, '/office/calls'],
        accountant: [said.asAccountant, '/office/accounting'],
      } as const
      return [
        ...granted.map(({ id, role }) => account(id, at[id][0], role, at[id][1])),
        ...workers.map(({ id, firstName, lastName }) =>
          account(
            id,
            `${firstName} ${lastName}, ${said.asWorker.toLowerCase()}`,
            'worker',
            '/worker',
          ),
        ),
        ...customers.slice(0, 1).map(({ id, firstName, lastName, email }) => ({
          ...account(
            id,
            `${firstName} ${lastName}, ${said.asCustomer.toLowerCase()}`,
            'customer',
            '/space',
          ),
          email,
        })),
      ]
    },
  }
}

import type { Principal } from '@foyer/core'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { yes } from './answers.js'
import { tenant } from './company.js'
import type { House } from './house.js'
import * as pages from './pages.js'
import { style } from './style.js'
import { type Language, words } from './words.js'

/** Whom a visitor of the demonstration can be, and where they land. */
interface Account extends pages.Login {
  readonly as: Principal
  readonly lands: string
}

/** The company's site: a public page, an office, a worker's phone, a customer's space, an outbox, and Foyer's door under `/foyer`. */
export const siteOf = async (house: House, assets: ReadonlyMap<string, string>): Promise<Hono> => {
  const { foyer, sessions, outbox } = house
  const { legalEntity, accountsIn } = await whoIsThere(house)
  const app = new Hono()

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
  app.all('/foyer/*', ({ req }) => foyer.http(req.raw))
  app.get('/assets/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }))
  app.get('/assets/:name', (c) => {
    const script = assets.get(c.req.path)
    if (script === undefined) return c.notFound()
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('access-control-allow-origin', '*')
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })

  for (const language of ['fr', 'en'] as const) {
    const base = language === 'fr' ? '' : '/en'
    const accounts = accountsIn(language)
    const shownAt = (c: Context, path: string): pages.Shown => ({
      language,
      path,
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
    const office = ['owner', 'manager', 'agent']
    for (const path of ['/office', '/office/calls', '/office/invoices'])
      guarded(path, office, (shown) => pages.officePage(shown, legalEntity))
    guarded('/worker', ['worker'], (shown, { id }) => pages.workerPage(shown, id))
    guarded('/space', ['customer'], (shown, { id }) => pages.spacePage(shown, id))
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
    app.post(`${base}/call-me`, bodyLimit({ maxSize: 16_384 }), async (c) => {
      const typed = await c.req.parseBody()
      const text = (name: string) => String(typed[name] ?? '')
      const answer = await foyer.customers.submitForm(
        {
          identity: { lastName: text('lastName'), phone: text('phone'), language },
          wants: text('wants'),
          website: text('website'),
        },
        { as: { tenant, id: 'visitor', role: 'visitor' } },
      )
      if (answer.ok) return c.html(pages.answered(shownAt(c, '/call-me')))
      return c.html(
        pages.answered(shownAt(c, '/call-me'), foyer.say(answer.refusal, language)),
        422,
      )
    })
  }
  app.post('/sign-out', (c) => {
    c.header('set-cookie', sessions.signOut(c.req.raw))
    return c.redirect('/', 303)
  })
  app.notFound((c) =>
    c.html(pages.notFoundPage({ language: 'fr', path: '/', isSignedIn: false }), 404),
  )
  return app
}

const whoIsThere = async ({ foyer }: House) => {
  const as: Principal = { tenant, id: 'owner', role: 'owner' }
  const { items: entities } = await yes(foyer.organisation.listLegalEntities({}, { as }))
  const { items: workers } = await yes(foyer.organisation.listWorkers({}, { as }))
  const { items: customers } = await yes(
    foyer.customers.searchCustomers({ text: 'Marchand' }, { as }),
  )
  const [entity] = entities
  if (!entity) throw new Error('no company in this folder: start with --fresh')
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
      return [
        account('owner', said.asOwner, 'owner', '/office'),
        account('agent', said.asAgent, 'agent', '/office/calls'),
        ...workers.map(({ id, firstName, lastName }) =>
          account(
            id,
            `${firstName} ${lastName}, ${said.asWorker.toLowerCase()}`,
            'worker',
            '/worker',
          ),
        ),
        ...customers
          .slice(0, 1)
          .map(({ id, firstName, lastName }) =>
            account(
              id,
              `${firstName} ${lastName}, ${said.asCustomer.toLowerCase()}`,
              'customer',
              '/space',
            ),
          ),
      ]
    },
  }
}

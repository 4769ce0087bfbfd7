import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import type { Assets } from './assets.js'
import { entity, tenant } from './company.js'
import type { House } from './house.js'
import type { TrialPage } from './trial-bank.js'
import { type Language, words } from './words.js'

type Html = ReturnType<typeof html>

/** The pages of the imitated bank, under `/bank`: one for each payment page that the company asked for, and none else. */
export const trialBankSite = (
  { foyer, bank }: Pick<House, 'bank'> & { readonly foyer: Pick<House['foyer'], 'http'> },
  assets: Assets,
  returnsTo: readonly string[],
): Hono => {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        // A browser holds the redirect after a form to it, too.
        formAction: ["'self'", ...returnsTo],
        baseUri: ["'none'"],
      },
    }),
  )
  app.get('/:reference', (c) => {
    const page = bank.page(c.req.param('reference'))
    if (!page) return c.html(unknownPage(assets), 404)
    return page.standing === 'open'
      ? c.html(payPage(assets, page))
      : c.html(endedPage(assets, page), 410)
  })
  app.post('/:reference', async (c) => {
    const reference = c.req.param('reference')
    const page = bank.page(reference)
    if (!page) return c.html(unknownPage(assets), 404)
    const { does } = await c.req.parseBody()
    if (does !== 'pay' && does !== 'give-up') return c.html(payPage(assets, page), 400)
    const word = bank.decide(reference, does)
    if (!word) return c.html(endedPage(assets, page), 410)
    const hook = new URL(`/foyer/hooks/payments/${tenant}`, c.req.url)
    const heard = await foyer.http(new Request(hook, { method: 'POST', ...word }))
    if (heard.ok) return c.redirect(page.returnTo, 303)
    // As a real provider says it again later, this one lets its payer press again.
    bank.undo(reference)
    return c.html(payPage(assets, page, words[page.language].bankUnheard), 502)
  })
  return app
}

const frame = (assets: Assets, language: Language, main: Html): Html => {
  const said = words[language]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${said.bank}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.style}">
</head>
<body>
<main class="phone"><div class="card"><h1>${said.bank}</h1>
<p><strong>${said.bankImitation}</strong></p>
${main}</div></main>
</body>
</html>`
}

const payPage = (
  assets: Assets,
  { amount, label, language, returnTo }: TrialPage,
  problem?: string,
): Html => {
  const said = words[language]
  const sum = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...{ style: 'currency', currency: 'EUR' },
  }).format(amount / 100)
  return frame(
    assets,
    language,
    html`${problem ? html`<p role="alert">${problem}</p>` : ''}
<p>${entity.name}, ${label}</p>
<p class="lead">${sum}</p>
<form class="plain" method="post">
<button class="main" name="does" value="pay">${said.bankPay} ${sum}</button>
<button class="main" name="does" value="give-up">${said.bankGiveUp}</button>
</form>
<p class="quiet">${said.bankBack} ${new URL(returnTo).host}.</p>`,
  )
}

const endedPage = (assets: Assets, { language, returnTo }: TrialPage): Html => {
  const said = words[language]
  return frame(
    assets,
    language,
    html`<p>${said.bankEnded}</p><p><a href="${returnTo}">${said.back}</a></p>`,
  )
}

const unknownPage = (assets: Assets): Html =>
  frame(
    assets,
    'fr',
    html`<p>${words.fr.bankUnknown}</p><p lang="en">${words.en.bankUnknown}</p>
<p><a href="/">${words.fr.back}</a></p>`,
  )

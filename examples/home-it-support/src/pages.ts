import type { Principal } from '@foyer/core'
import { html } from 'hono/html'
import type { Assets } from './assets.js'
import { entity, offers } from './company.js'
import type { Sent } from './outbox.js'
import { type Language, words } from './words.js'

type Html = ReturnType<typeof html>

/** Where a page stands, for whom, and what it loads. */
export interface Shown {
  readonly assets: Assets
  readonly language: Language
  readonly path: string
  readonly isSignedIn: boolean
  /** What the company switched off: pages about it are not shown the way to. */
  readonly off: ReadonlySet<string>
}

const local = (language: Language, path: string): string =>
  language === 'en' ? `/en${path === '/' ? '' : path}` : path

/** Where the pages are, and the feature that each is about, if any. */
const places = [
  ['/', 'public', undefined],
  ['/office', 'office', undefined],
  ['/worker', 'worker', undefined],
  ['/space', 'space', 'portal'],
  ['/outbox', 'outbox', undefined],
] as const

const isOn =
  ({ off }: Shown) =>
  ([, , feature]: readonly [string, string, string | undefined]): boolean =>
    feature === undefined || !off.has(feature)

/** A page in the company's frame: one way through all of it, whoever looks. */
export const frame = (shown: Shown, title: string, main: Html, kind = ''): Html => {
  const { language, path, isSignedIn, assets } = shown
  const said = words[language]
  const other = language === 'fr' ? 'en' : 'fr'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${entity.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.style}">
${scriptsFor(main, shown)}
</head>
<body>
<a class="skip" href="#main">${title}</a>
<header><div>
<strong>${entity.name}</strong>
${places
  .filter(isOn(shown))
  .map(
    ([to, name]) =>
      html`<a href="${local(language, to)}" ${path === to || (to !== '/' && path.startsWith(to)) ? html`aria-current="page"` : ''}>${said[name]}</a>`,
  )}
<a href="${local(other, path)}" lang="${other}" hreflang="${other}">${said.other}</a>
${
  isSignedIn
    ? html`<form method="post" action="/sign-out"><button>${said.signOut}</button></form>`
    : html`<a href="${local(language, '/sign-in')}">${said.signIn}</a>`
}
</div></header>
<main id="main" class="${kind}">${main}</main>
</body>
</html>`
}

/** The scripts of the elements that stand in a page, and what they import: fetched at once, none where there is no element. */
const scriptsFor = async (main: Html, { assets, language }: Shown): Promise<Html> => {
  const elements = String(await main).matchAll(/<(foyer-[\w-]+)/g)
  const loads = [...elements].map(([, name = '']) => assets.loadsOf(name, language))
  const along = new Set(loads.map((one) => one.along))
  const scripts = new Set(loads.map(({ script }) => script))
  return html`${[...along].map((path) => html`<link rel="modulepreload" href="${path}">`)}
${[...scripts].map((path) => html`<script type="module" src="${path}"></script>`)}`
}

/** The public page: what it costs, and being called back. Without scripts, the plain form is there. */
export const publicPage = (shown: Shown, legalEntity: string): Html => {
  const { language, off } = shown
  const said = words[language]
  return frame(
    shown,
    said.tagline,
    html`<h1>${said.tagline}</h1>
<p class="lead">${said.lead}</p>
<p>${said.callUs} <a href="tel:${entity.phone.replace(/\s/g, '')}">${entity.phone}</a></p>
<div class="two">
${off.has('simulator') ? '' : html`<div class="card"><foyer-simulator url="/foyer" legal-entity="${legalEntity}" offers="${JSON.stringify(offers[language])}"></foyer-simulator></div>`}
${off.has('forms') ? '' : html`<div class="card"><foyer-form url="/foyer">${plainForm(language)}</foyer-form></div>`}
</div>`,
  )
}

/** What a browser without scripts shows inside the form's element, and sends as any form. */
const plainForm = (language: Language): Html => {
  const said = words[language]
  return html`<form class="plain" method="post" action="/foyer/form">
<input type="hidden" name="language" value="${language}">
<label>${said.name} <input name="lastName" required maxlength="100" autocomplete="name"></label>
<label>${said.phone} <input name="phone" type="tel" required autocomplete="tel"></label>
<label>${said.wants} <textarea name="wants" rows="4" maxlength="2000"></textarea></label>
<label class="trap" aria-hidden="true">Website <input name="website" tabindex="-1" autocomplete="off"></label>
<button class="main">${said.send}</button>
</form>`
}

/** What the plain form is answered. */
export const answered = (shown: Shown, refused?: string): Html => {
  const said = words[shown.language]
  const title = refused === undefined ? said.sentTitle : said.refused
  return frame(
    shown,
    title,
    html`<div class="card"><h1>${title}</h1><p>${refused ?? said.sentMore}</p>
<p><a href="${local(shown.language, '/')}">${said.back}</a></p></div>`,
  )
}

/** Somebody whom a visitor of the demonstration can be. */
export interface Login {
  readonly id: string
  readonly label: string
  /** Where a customer is sent a link. */
  readonly email?: string | undefined
}

/** Who signs in: it plays the host's own login. */
export const signInPage = (shown: Shown, logins: readonly Login[], to: string): Html => {
  const said = words[shown.language]
  return frame(
    shown,
    said.signIn,
    html`<h1>${said.signIn}</h1><p>${said.signInMore}</p>${loginsTo(shown.language, logins, to)}`,
  )
}

const loginsTo = (language: Language, logins: readonly Login[], to: string): Html =>
  html`<ul class="logins">${logins.map(
    ({ id, label }) => html`<li><form method="post" action="${local(language, '/sign-in')}">
<input type="hidden" name="to" value="${to}"><input type="hidden" name="who" value="${id}">
<button class="main">${label}</button></form></li>`,
  )}</ul>`

const office = ['owner', 'manager', 'agent'] as const
const books = ['owner', 'manager', 'accountant'] as const
const everybody = [...office, 'accountant'] as const

/** The pages of the office: where each is, the feature that it is about, if any, and whose work it is. */
export const officeParts = [
  { path: '/office', name: 'home', feature: undefined, roles: everybody },
  { path: '/office/calls', name: 'intake', feature: 'orders', roles: office },
  { path: '/office/quotes', name: 'quotes', feature: 'orders', roles: office },
  { path: '/office/invoices', name: 'invoices', feature: undefined, roles: everybody },
  { path: '/office/certificates', name: 'certificates', feature: 'attestation', roles: everybody },
  { path: '/office/accounting', name: 'accounting', feature: undefined, roles: books },
  { path: '/office/debits', name: 'debits', feature: 'direct-debit', roles: books },
] as const satisfies readonly {
  readonly path: string
  readonly name: string
  readonly feature: string | undefined
  readonly roles: readonly Principal['role'][]
}[]

/** A page of the office: what is to do, calls, quotes, invoices, certificates, accounts, or direct debits. Each role is shown the way to its own. */
export const officePage = (shown: Shown, legalEntity: string, role: Principal['role']): Html => {
  const { language, path, off } = shown
  const said = words[language]
  const { name: part } = officeParts.find((one) => one.path === path) ?? officeParts[0]
  const common = html`url="/foyer" legal-entity="${legalEntity}"`
  const offered = JSON.stringify(
    offers[language].flatMap(({ line, ...offer }) =>
      'activity' in line ? [{ ...offer, ...line }] : [],
    ),
  )
  const quoted = JSON.stringify(
    offers[language].map(({ line, ...offer }) => ({ ...offer, ...line })),
  )
  return frame(
    shown,
    said[part],
    html`<nav class="tabs" aria-label="${said.office}">${officeParts
      .filter(({ feature, roles }) => {
        const theirs: readonly string[] = roles
        return theirs.includes(role) && !(feature && off.has(feature))
      })
      .map(
        ({ path: to, name }) =>
          html`<a href="${local(language, to)}" ${to === path ? html`aria-current="page"` : ''}>${said[name]}</a> `,
      )}</nav>
<h1>${said[part]}</h1>
<div class="card">${
      {
        home: html`<foyer-home ${common} follow></foyer-home>`,
        intake: html`<foyer-intake ${common} offers="${offered}"></foyer-intake>`,
        quotes: html`<foyer-quotes ${common} offers="${quoted}"></foyer-quotes>`,
        invoices: html`<foyer-invoices ${common} payer-page="${local(language, '/space')}"></foyer-invoices>`,
        certificates: html`<foyer-certificates ${common} ${role === 'agent' ? 'sends-only' : ''}></foyer-certificates>`,
        accounting: html`<foyer-accounting ${common} ${role === 'manager' ? 'reads-only' : ''}></foyer-accounting>`,
        debits: html`<foyer-debits ${common} ${role === 'owner' ? 'settings' : ''}></foyer-debits>`,
      }[part]
    }</div>`,
  )
}

/** The worker's phone. */
export const workerPage = (shown: Shown, worker: string): Html =>
  frame(
    shown,
    words[shown.language].worker,
    html`<div class="card"><foyer-day url="/foyer" worker="${worker}"></foyer-day></div>`,
    'phone',
  )

/** The customer's space. */
export const spacePage = (shown: Shown, customer: string): Html =>
  frame(
    shown,
    words[shown.language].space,
    html`<div class="card"><foyer-customer-space url="/foyer" customer="${customer}"></foyer-customer-space></div>`,
  )

/** The customer's space, for whom nobody signed in: by a link, as a visitor, or by this demonstration's own login. */
export const spaceDoorPage = (shown: Shown, token: string, logins: readonly Login[]): Html => {
  const { language } = shown
  const said = words[language]
  return frame(
    shown,
    said.space,
    html`<div class="card"><foyer-customer-space url="/foyer" token="${token}">
<div slot="signed-out" class="demo">
<p>${said.linkDemo} <a href="${local(language, '/outbox')}">${said.outbox}</a></p>
${logins.map(({ email }) => (email ? html`<p>${said.linkDemoAddress} <strong>${email}</strong></p>` : ''))}
<p>${said.signInDemo}</p>
${loginsTo(language, logins, '/space')}
</div></foyer-customer-space></div>`,
  )
}

/** Every message, newest first. */
export const outboxPage = (shown: Shown, sent: readonly Sent[]): Html => {
  const said = words[shown.language]
  return frame(
    shown,
    said.outbox,
    html`<h1>${said.outbox}</h1><p>${said.outboxMore}</p>
${sent.length ? '' : html`<p class="card">${said.noMail}</p>`}
${sent.slice(0, 100).map(
  (one) => html`<article class="card">
<p class="quiet">${one.channel === 'sms' ? 'SMS' : 'E-mail'} ${said.to} ${one.address} · <time datetime="${one.at}">${momentOf(one.at, shown.language)}</time></p>
<h2>${one.title}</h2><pre class="mail">${withLinks(one.text)}</pre>
${one.attachments.map((name) => html`<p>📎 ${name}</p>`)}</article>`,
)}`,
  )
}

/** A text whose addresses can be followed, as a mail program shows it. */
const withLinks = (text: string): readonly (string | Html)[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : part))

const momentOf = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(at))

/** What is said where nothing is. */
export const notFoundPage = (shown: Shown): Html => {
  const said = words[shown.language]
  return frame(
    shown,
    said.notFound,
    html`<h1>${said.notFound}</h1><p><a href="/">${said.back}</a></p>`,
  )
}

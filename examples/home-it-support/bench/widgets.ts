import type { Browser, Page } from 'playwright-core'
import { aPhone, barePage, oneWorker } from '../src/testing/bare-page.js'
import { openBrowser } from '../src/testing/browser.js'
import { type OpenSite, openPage, openSite } from '../src/testing/open-site.js'
import { onSlowLine } from '../src/testing/slow-line.js'

/** A figure of ours beside that of a peer, taken in the same minute on the same machine; `ratio` above 1 = ours is faster. */
interface Measure {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly peer: string
  readonly peerValue: number
  readonly ratio: number
}

type Shop = Awaited<ReturnType<typeof openPage>>

/** A page, and what shows that it can be used. */
interface Opening {
  readonly url: string
  readonly usable: (page: Page) => Promise<unknown>
  /** Opened once before, on the same phone. */
  readonly again?: boolean
}

const rounds = 3

const main = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click({ trial: true })

/**
 * Milliseconds from the tap on a link until a page can be used, on a phone with a slow line (400 ms, 400 kbit/s, a processor four times
 * slower than this one), turn about with a peer's page on the same line, medians of both.
 */
export const measureWidgets = async (): Promise<readonly Measure[]> => {
  const shop = await openPage()
  const [site, browser] = await Promise.all([openSite([shop.url]), openBrowser()])
  try {
    const pages = await pagesOf(site, shop)
    const measures: Measure[] = []
    for (const { id, ours, peer, peerIs } of pages) {
      const taken: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        taken[0].push(await timed(browser, site, await ours()))
        taken[1].push(await timed(browser, site, await peer()))
      }
      const [value, peerValue] = [median(taken[0]), median(taken[1])]
      const unit = 'ms until it can be used'
      measures.push({ id, value, unit, peer: peerIs, peerValue, ratio: peerValue / value })
    }
    return measures
  } finally {
    await browser.close()
    await site.close()
    await shop.close()
  }
}

const pagesOf = async (site: OpenSite, shop: Shop) => {
  const bare = await barePage(site, shop.url)
  const shown =
    (html: string, usable: Opening['usable'], again = false) =>
    async () => {
      shop.show(html)
      return { url: shop.url, usable, again }
    }
  const day = (again: boolean) => async () => ({
    ...{ url: `${site.url}/worker`, usable: main(/Ouvrir la visite/), again },
  })
  const form = shown(plainForm, main('Demander à être rappelé'))
  const react = site.url + site.assets.loadsOf('foyer-day', 'fr').along
  const button = (again: boolean) => shown(reactPage(react), main('Ouvrir'), again)
  const peerForm = 'the same form in plain HTML, without a script'
  const peerReact = 'React and one button'
  return [
    {
      ...{ id: 'form-of-a-bare-page', peerIs: peerForm, peer: form },
      ours: shown(bare, main('Demander à être rappelé')),
    },
    {
      ...{ id: 'simulator-of-a-bare-page', peerIs: peerForm, peer: form },
      ours: shown(bare, (page) => page.locator('[part=advantage]').waitFor()),
    },
    { id: 'worker-day', peerIs: peerReact, peer: button(false), ours: day(false) },
    { id: 'worker-day-again', peerIs: peerReact, peer: button(true), ours: day(true) },
  ]
}

const timed = async (browser: Browser, site: OpenSite, { url, usable, again }: Opening) => {
  const context = await browser.newContext(aPhone)
  const page = await context.newPage()
  await page.request.post(`${site.url}/sign-in`, { form: { who: await oneWorker(site) } })
  if (again) await page.goto(url).then(() => usable(page))
  await page.goto('about:blank')
  await onSlowLine(page)
  const from = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await usable(page)
  const taken = performance.now() - from
  await context.close()
  return taken
}

const plainForm = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Une boutique</title>
<form method="post"><label>Nom <input name="lastName"></label><label>Téléphone <input name="phone"></label>
<label>Votre besoin <textarea name="wants"></textarea></label><button>Demander à être rappelé</button></form>`

const reactPage = (
  react: string,
) => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>React</title>
<link rel="modulepreload" href="${react}"><div id="place"></div><script type="module">
import { createRoot, jsx } from '${react}'
createRoot(document.getElementById('place')).render(jsx('button', { children: 'Ouvrir' }))</script>`

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

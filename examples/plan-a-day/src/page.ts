import { clockOf } from './day.js'
import { type Drawn, nameOf, rowsOf, storeOf, visitOf } from './drawn.js'
import { mapOf } from './map.js'
import { secondOf } from './problem.js'
import { coloursOf, lookOf, text } from './svg.js'
import { termsOf } from './terms.js'
import { timelineOf } from './timeline.js'
import { hours } from './words.js'

const style = `
:root{--ink:#1f2430;--paper:#fff;--ground:#f7f5f2;--line:#e3ded7;--quiet:#5c5f68;--accent:#b4481e;--bad:#b42318;--on:#fff;${coloursOf('light')};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#f1eee9;--paper:#1b1d23;--ground:#262930;--line:#3b3f48;--quiet:#b5b8c0;--accent:#f0946c;--bad:#ff9a8f;--on:#1b1d23;${coloursOf('dark')}}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1200px;margin:0 auto;padding:24px;display:grid;gap:20px;grid-template-columns:repeat(2,minmax(0,1fr))}
header,section.wide{grid-column:1/-1}
@media (max-width:900px){main{grid-template-columns:minmax(0,1fr)}}
section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:16px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}h2{font-size:20px;line-height:1.3;margin:0 0 12px}
p{margin:0 0 12px}.quiet{color:var(--quiet);font-size:14px}
svg{width:100%;height:auto;max-height:600px;display:block}svg text{font-size:12px;fill:var(--ink)}
.scroll{overflow-x:auto}.scroll svg{min-width:720px}
.mark{text-anchor:middle;dominant-baseline:central;font-weight:600;font-size:11px!important}
.home{text-anchor:middle;dominant-baseline:central;font-weight:700;fill:var(--on)!important;font-size:11px!important}
.grid{stroke:var(--line)}.hour{text-anchor:middle;fill:var(--quiet)!important}.shift{fill:var(--ground);stroke:var(--line)}
.name{font-weight:600}.told{fill:var(--quiet)!important}.bar{fill:var(--on)!important;dominant-baseline:central;font-weight:600}
.rest{fill:url(#rest);stroke:var(--quiet)}.hatch{stroke:var(--quiet);stroke-width:2}.cost{fill:var(--accent)}.call{fill:var(--paper);stroke:var(--ink);stroke-width:2}.legend .store{fill:var(--ink)}
ul.legend{list-style:none;margin:12px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:6px 18px;font-size:14px}
.legend svg{display:inline-block;width:34px;height:10px;vertical-align:middle;margin-right:6px}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--quiet);font-weight:600}tbody th{color:var(--ink)}
`

/** The plan of a day as one page that needs nothing else: no script, no font, no picture from anywhere. */
export const pageOf = (drawn: Drawn): string => {
  const { day, plan, words } = drawn
  const title = text(words.title(words.date(day.date)))
  const all = plan.unassigned.length + served(drawn)
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main>
<header><h1>${title}</h1><p>${text(words.summary(served(drawn), all, plan.routes.length))}</p></header>
<section class="wide"><h2>${text(words.timeline)}</h2><div class="scroll" tabindex="0" role="group" aria-label="${text(words.timeline)}">${timelineOf(drawn)}</div></section>
<section><h2>${text(words.map)}</h2>${mapOf(drawn)}${legendOf(drawn)}</section>
<section><h2>${text(words.terms)}</h2><p class="quiet">${text(words.termsTold)}</p>${termsOf(drawn)}</section>
<section class="wide"><h2>${text(words.left)}</h2>${leftOf(drawn)}</section>
<section class="wide"><h2>${text(words.stops)}</h2>${stopsOf(drawn)}</section>
</main></body></html>
`
}

const served = ({ plan }: Drawn): number =>
  plan.routes.reduce((sum, { stops }) => sum + stops.length, 0)

const legendOf = (drawn: Drawn): string => {
  const { words } = drawn
  const items = rowsOf(drawn).map(({ worker, at, route }) => {
    const { colour, dash } = lookOf(at)
    const line = `<svg viewBox="0 0 34 10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/></svg>`
    const told = route
      ? `${words.visits(route.stops.length)}, ${hours(route.travel)} ${words.onTheRoad}`
      : words.idle
    return `<li>${line}${text(worker.name)} <span class="quiet">${text(told)}</span></li>`
  })
  const stores = drawn.day.stores.map(
    ({ name }) =>
      `<li><svg viewBox="0 0 34 10" aria-hidden="true"><polygon points="17,0 23,10 11,10" class="store"/></svg>${text(name)}</li>`,
  )
  return `<ul class="legend">${[...items, ...stores].join('')}</ul>`
}

const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  const head = columns.map((column) => `<th scope="col">${text(column)}</th>`).join('')
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${text(cell)}</td>`).join('')
    return `<tr><th scope="row">${text(first)}</th>${rest}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="group" aria-label="${text(columns.join(', '))}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

const leftOf = ({ day, plan, words }: Drawn): string => {
  if (!plan.unassigned.length) return `<p>${text(words.noneLeft)}</p>`
  const rows = plan.unassigned
    .filter(({ visit }) => !plan.unassigned.some((one) => secondOf(one.visit) === visit))
    .map(({ visit, because, relaxation }) => {
      const { customer, what } = visitOf(day, visit)
      const change = words.relaxed(relaxation, (worker) => nameOf(day, worker))
      return [customer, what, words.because[because], change]
    })
  return tableOf(words.leftColumns, rows)
}

const stopsOf = (drawn: Drawn): string => {
  const { day, words } = drawn
  const rows = rowsOf(drawn).flatMap(({ worker, route }) => {
    const visits = (route?.stops ?? []).map(({ visit, start, leave }) => {
      const { customer, what, home } = visitOf(day, visit)
      return [worker.name, clockOf(start), clockOf(leave), customer, what, home.town]
    })
    const { call } = route ?? {}
    if (!call) return visits
    const { name, home } = storeOf(day, call)
    const passed = [
      worker.name,
      clockOf(call.start),
      clockOf(call.leave),
      name,
      words.fetched,
      home.town,
    ]
    return visits.toSpliced(call.after, 0, passed)
  })
  return tableOf(words.columns, rows)
}

/** What the books wear beside what every widget does. */
export const accountingStyles = `
.foyer .acc-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .acc-said{color:var(--good);font-weight:600}
.foyer .acc-wide{overflow-x:auto}
.foyer table{border-collapse:collapse;width:100%}
.foyer caption{text-align:start;color:var(--q);font-size:14px;padding-bottom:8px}
.foyer :is(th,td){padding:4px 8px;text-align:end;border-bottom:1px solid var(--l);white-space:nowrap}
.foyer thead th{font-size:14px;vertical-align:bottom}
.foyer :is(th,td):first-child{text-align:start;padding-inline-start:0}
.foyer tfoot :is(th,td){font-weight:700;border-bottom:0}
.foyer .acc-line{background:none;border:0;color:var(--a);padding:4px 0;text-decoration:underline;width:100%;text-align:start;font-weight:600}
.foyer .acc-chart{display:block;width:100%;height:auto}
.foyer .acc-chart text{font-size:14px;fill:var(--q);text-anchor:middle}
.foyer .acc-one{fill:var(--a)}.foyer .acc-two{fill:var(--p);stroke:var(--i);stroke-width:2}
.foyer .acc-ground{stroke:var(--edge)}
.foyer .acc-legend{display:flex;flex-wrap:wrap;gap:4px 20px}
.foyer .acc-legend svg{width:14px;height:14px;margin-inline-end:6px;vertical-align:-2px}
.foyer .acc-figures{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer .acc-figures dd{text-align:end}
.foyer .acc-standing{white-space:nowrap}
.foyer .acc-run{display:grid;gap:8px}.foyer .acc-run progress{width:100%;height:12px;accent-color:var(--a)}
.foyer button[aria-disabled=true]{opacity:.6;cursor:default}
.foyer .acc-bad{border:2px solid var(--bad);border-radius:8px;padding:12px 16px}
`

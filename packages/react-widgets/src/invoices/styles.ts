/** What the invoices wear beside what every widget does. */
export const invoicesStyles = `
.foyer .inv-line{display:grid;grid-template-columns:1fr auto;gap:4px 16px;width:100%;min-height:56px;padding:8px 16px;background:var(--p);color:var(--i);border:1px solid var(--l);font-weight:400;text-align:start}
.foyer .inv-line strong{font-weight:600}.foyer .inv-line .inv-end{text-align:end}
.foyer .inv-scroll{overflow-x:auto}
.foyer .inv-lines{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.foyer .inv-lines caption{text-align:start;font-weight:600;padding:0 0 8px}
.foyer .inv-lines :is(th,td){border-bottom:1px solid var(--l);padding:8px 12px 8px 0;text-align:start;vertical-align:top}
.foyer .inv-lines :is(th,td).inv-number{text-align:end;white-space:nowrap}
.foyer .inv-totals{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer .inv-totals dd{text-align:end}
.foyer .inv-said{color:var(--good);font-weight:600}
.foyer .inv-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .inv-standing{white-space:nowrap}.foyer .inv-line .inv-standing{justify-self:end}
`

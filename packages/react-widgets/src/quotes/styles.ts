/** What the quotes wear beside what every widget does. */
export const quotesStyles = `
.foyer .quo-head{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
.foyer .quo-line{display:grid;grid-template-columns:1fr auto;gap:4px 16px;width:100%;min-height:56px;padding:8px 16px;background:var(--p);color:var(--i);border:1px solid var(--l);font-weight:400;text-align:start}
.foyer .quo-line strong{font-weight:600}.foyer .quo-line .quo-end{text-align:end}
.foyer .quo-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .quo-bar [aria-pressed=true]{background:var(--a);color:var(--on)}
.foyer .quo-standing{white-space:nowrap}.foyer .quo-line .quo-standing{justify-self:end}
.foyer .quo-field{font-weight:600;color:var(--a)}.foyer .quo-line .quo-field{grid-column:1/-1}
.foyer .quo-option{border-inline-start:4px solid var(--l);padding-inline-start:16px}
.foyer .quo-numbers{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(160px,1fr))}
.foyer .quo-scroll{overflow-x:auto}
.foyer .quo-lines{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.foyer .quo-lines caption{text-align:start;font-weight:600;padding:0 0 8px}
.foyer .quo-lines :is(th,td){border-bottom:1px solid var(--l);padding:8px 12px 8px 0;text-align:start;vertical-align:top}
.foyer .quo-lines :is(th,td).quo-number{text-align:end;white-space:nowrap}
.foyer .quo-totals{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer .quo-totals dd{text-align:end}
.foyer .quo-told{gap:4px}
.foyer .quo-warning{border-color:var(--a)}
.foyer .quo-said{color:var(--good);font-weight:600}
`

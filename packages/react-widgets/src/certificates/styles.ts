/** What the certificates wear beside what every widget does. */
export const certificatesStyles = `
.foyer .cer-line{display:grid;grid-template-columns:1fr auto;gap:4px 16px;width:100%;min-height:56px;padding:8px 16px;background:var(--p);color:var(--i);border:1px solid var(--l);font-weight:400;text-align:start}
.foyer .cer-line strong{font-weight:600}.foyer .cer-line .cer-end{text-align:end}
.foyer .cer-standing{white-space:nowrap}.foyer .cer-line .cer-standing{justify-self:end}
.foyer h4{margin:0;font-size:14px}
.foyer .cer-figures{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer .cer-figures dd{text-align:end}
.foyer .cer-said{color:var(--good);font-weight:600}
.foyer .cer-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .cer-run{display:grid;gap:8px}.foyer .cer-run progress{width:100%;height:12px;accent-color:var(--a)}
.foyer .cer-late{border:2px solid var(--bad);border-radius:8px;padding:12px 16px}
`

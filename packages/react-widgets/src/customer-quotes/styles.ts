/** What a customer's quotes wear beside what every widget does. */
export const customerQuotesStyles = `
.foyer .quo-totals{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer .quo-totals dd{text-align:end}
.foyer .cuq-card{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
.foyer .cuq-line{display:flex;gap:16px;justify-content:space-between}
.foyer .cuq-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .cuq-said{color:var(--good);font-weight:600}
`

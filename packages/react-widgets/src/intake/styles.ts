/** What the intake wears beside what every widget does. */
export const intakeStyles = `
.foyer .int-bar{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.foyer .int-list{display:grid;gap:4px}
.foyer .int-list [role=option]{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;min-height:44px;padding:8px 12px;border:1px solid var(--l);border-radius:8px;cursor:pointer}
.foyer .int-list [role=option][aria-selected=true]{border:2px solid var(--a);padding:7px 11px}
.foyer .int-list [role=option][aria-selected=true]::before{content:'▸';color:var(--a)}
.foyer .int-list strong{font-weight:600}
.foyer .int-offers{display:grid;gap:4px}
@container (min-width:480px){.foyer .int-offers{grid-template-columns:1fr 1fr;gap:4px 16px}}
.foyer .int-offers legend{padding-bottom:4px}
.foyer .int-offers label{display:grid;grid-template-columns:24px 1fr;gap:12px;align-items:center;min-height:44px;font-weight:400}
.foyer .int-offers input{width:24px;min-height:24px;height:24px;margin:0;accent-color:var(--a)}
.foyer .int-head{display:grid;gap:4px}
.foyer .int-head a{color:var(--a);display:inline-flex;align-items:center;min-height:44px;font-weight:600}
.foyer .int-said{color:var(--good);font-weight:600}
`

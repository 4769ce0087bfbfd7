/** What the customer space wears beside what every widget does. */
export const customerSpaceStyles = `
.foyer .tabs{display:flex;flex-wrap:wrap;gap:4px;border-bottom:1px solid var(--l)}
.foyer .tabs button{background:var(--p);color:var(--i);border:0;border-bottom:3px solid transparent;border-radius:0;padding:8px 16px}
.foyer .tabs button[aria-selected=true]{color:var(--a);border-bottom-color:var(--a);text-decoration:underline;text-underline-offset:4px}
.foyer .sp-cards{display:grid;gap:16px}
@container (min-width:720px){.foyer .sp-cards{grid-template-columns:repeat(3,1fr)}}
.foyer .sp-card{display:grid;gap:8px;align-content:start}
.foyer .sp-door{max-width:480px}
.foyer .sp-when{font-size:20px;line-height:1.3;font-weight:700}
.foyer .sp-line{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between}
.foyer .sp-line>div:first-child{flex:1 1 200px}
`

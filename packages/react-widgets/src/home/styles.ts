/** What the home wears beside what every widget does. */
export const homeStyles = `
.foyer .home-queue{display:grid;grid-template-columns:minmax(56px,auto) 1fr;gap:0 16px;align-items:center;width:100%;min-height:56px;padding:8px 16px;border:1px solid var(--l);border-radius:8px;background:var(--p);color:var(--i);text-align:start;text-decoration:none}
.foyer .home-queue .home-count{font-size:28px;line-height:1.2;font-weight:700}
.foyer .home-queue .home-name{font-weight:600;text-decoration:underline}
.foyer .home-queue .quiet{grid-column:2;font-weight:400}
.foyer .home-line{display:grid;gap:4px}
.foyer .home-line a{display:inline-flex;align-items:center;min-height:44px;color:var(--a);font-weight:600}
`

/** What the debits wear beside what every widget does. */
export const debitsStyles = `
.foyer .tabs{display:flex;flex-wrap:wrap;gap:4px;border-bottom:1px solid var(--l)}
.foyer .tabs button{background:none;border:0;border-bottom:3px solid transparent;border-radius:0;color:var(--i);font-weight:400;padding:8px 12px}
.foyer .tabs [aria-selected=true]{border-bottom-color:var(--a);font-weight:700}
.foyer .deb-bar{display:flex;flex-wrap:wrap;gap:8px}
.foyer .deb-said{color:var(--good);font-weight:600}
.foyer [role=tabpanel]{min-width:0}.foyer .deb-wide{overflow-x:auto}
.foyer .deb-reference{font-weight:400;overflow-wrap:anywhere}
.foyer table{border-collapse:collapse;width:100%}
.foyer :is(th,td){padding:8px;text-align:start;border-bottom:1px solid var(--l);vertical-align:top}
.foyer thead th{font-size:14px}
.foyer .deb-end{text-align:end;white-space:nowrap}
.foyer .deb-standing{white-space:nowrap}
.foyer .deb-drop{border:2px dashed var(--edge);border-radius:8px;padding:16px}
.foyer .deb-item{display:grid;gap:8px}
.foyer dl{display:grid;grid-template-columns:1fr auto;gap:4px 16px}
.foyer button[aria-disabled=true]{opacity:.6;cursor:default}
`

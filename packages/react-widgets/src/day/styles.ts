/** What the worker's day wears beside what every widget does: one column, large times, room for a thumb. */
export const dayStyles = `
.foyer .day-when{font-size:28px;line-height:1.2;font-weight:700}
.foyer .day-address{font-size:20px;line-height:1.3}
.foyer .day-text{white-space:pre-wrap;overflow-wrap:anywhere}
.foyer .day-taps{display:grid;grid-template-columns:1fr 1fr;gap:8px}
.foyer .day-taps a{display:grid;place-items:center;min-height:48px;padding:8px 12px;border:1px solid var(--a);border-radius:8px;color:var(--a);font-weight:600;text-decoration:none;text-align:center}
.foyer .day-taps .day-only{grid-column:1/-1}
.foyer .day-wide{width:100%;min-height:48px}
.foyer .day-card{display:grid;gap:8px}
.foyer .day-standing{font-weight:600}
.foyer .day-pad{display:block;width:100%;height:auto;aspect-ratio:5/2;border:1px solid var(--edge);border-radius:8px;background:var(--p);color:var(--i);touch-action:none;cursor:crosshair}
.foyer .day-drawn{display:block;width:100%;max-width:320px;aspect-ratio:5/2;border-bottom:1px solid var(--edge)}
.foyer .day-drawn path{fill:none;stroke:currentColor;stroke-width:8;stroke-linecap:round;stroke-linejoin:round}
.foyer .day-said{color:var(--good);font-weight:600}
`

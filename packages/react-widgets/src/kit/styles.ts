/**
 * What every widget wears. A tenant overrides five custom properties (`--foyer-accent`, `--foyer-ink`, `--foyer-paper`,
 * `--foyer-ground`, `--foyer-line`) and is done. Dark where the page's reader asks for it: there the accent alone is the
 * tenant's (`--foyer-accent-dark`).
 */
export const styles = `
:where(.foyer){
--a:var(--foyer-accent,#b4481e);--i:var(--foyer-ink,#1f2430);--p:var(--foyer-paper,#fff);--g:var(--foyer-ground,#f7f5f2);--l:var(--foyer-line,#e3ded7);
--edge:#8a8378;--q:#5c5f68;--good:#1f7a4d;--bad:#b42318;--on:#fff;
font:16px/1.5 system-ui,sans-serif;color:var(--i);background:var(--p);box-sizing:border-box;container-type:inline-size;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){:where(.foyer){--a:var(--foyer-accent-dark,#f0946c);--i:#f1eee9;--p:#1b1d23;--g:#262930;--l:#3b3f48;--edge:#8b909c;--q:#b5b8c0;--good:#6fcf9a;--bad:#ff9a8f;--on:#1b1d23}}
.foyer *{box-sizing:border-box}
.foyer :is(h2,h3,p,ul,dl,dd,fieldset,legend){margin:0;padding:0;border:0;min-width:0}
.foyer h2{font-size:20px;line-height:1.3}.foyer h3{font-size:16px}
.foyer .stack{display:grid;gap:16px}.foyer .row{display:grid;gap:16px}
@container (min-width:480px){.foyer .row{grid-template-columns:1fr 1fr}}
.foyer .field{display:grid;gap:4px;align-content:end}
.foyer label,.foyer legend{font-weight:600}
.foyer .hint,.foyer .quiet{color:var(--q);font-size:14px}
.foyer :is(input,select,textarea){font:inherit;color:inherit;background:var(--p);border:1px solid var(--edge);border-radius:8px;padding:8px 12px;min-height:44px;width:100%}
.foyer textarea{min-height:96px}
.foyer .tick{display:grid;grid-template-columns:24px 1fr;gap:12px;align-items:start;font-weight:400;padding:10px 0}
.foyer .tick input{width:24px;min-height:24px;height:24px;margin:0;accent-color:var(--a)}
.foyer [aria-invalid=true]{border:2px solid var(--bad)}
.foyer .wrong{color:var(--bad);font-weight:600}
.foyer button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border-radius:8px;border:1px solid var(--a);background:var(--a);color:var(--on);cursor:pointer;justify-self:start}
.foyer button.second{background:var(--p);color:var(--a)}
.foyer button[disabled]{opacity:.6;cursor:default}
.foyer :focus-visible{outline:3px solid var(--a);outline-offset:2px}
.foyer .summary{border:2px solid var(--bad);border-radius:8px;padding:12px 16px}.foyer .summary a{color:var(--bad)}.foyer .stack ul{padding-left:20px}.foyer ul.plain{padding:0}
.foyer .panel{background:var(--g);border:1px solid var(--l);border-radius:8px;padding:16px}
.foyer .trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.foyer .price{font-size:28px;line-height:1.2;font-weight:700}
.foyer ul.plain{list-style:none;display:grid;gap:8px}
`

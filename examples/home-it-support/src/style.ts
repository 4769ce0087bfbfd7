/** The pages around the widgets. */
export const style = `
:root{color-scheme:light dark;--ink:#1f2430;--paper:#fff;--ground:#f7f5f2;--line:#e3ded7;--accent:#b4481e;--quiet:#5c5f68}
@media (prefers-color-scheme:dark){:root{--ink:#f1eee9;--paper:#1b1d23;--ground:#14161a;--line:#3b3f48;--accent:#f0946c;--quiet:#b5b8c0}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);font-variant-numeric:tabular-nums}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px 12px;z-index:1}
header{background:var(--paper);border-bottom:1px solid var(--line)}
header>div{max-width:1120px;margin:auto;padding:0 16px;display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center}
header a,header button{display:inline-flex;align-items:center;min-height:44px}
header strong{margin-inline-end:auto}
header button{font:inherit;color:var(--accent);background:none;border:0;padding:0;text-decoration:underline;cursor:pointer}
[aria-current=page]{color:var(--ink);font-weight:600;text-decoration:none}
main{max-width:1120px;margin:auto;padding:24px 16px;display:grid;gap:24px}
main.phone{max-width:480px;padding:0}main.phone .card{padding:12px}
h1{font-size:28px;line-height:1.2;margin:0}h2{font-size:20px;line-height:1.3;margin:0}p{margin:0}
.lead{font-size:20px;max-width:60ch}.quiet{color:var(--quiet)}
.tabs{display:flex;flex-wrap:wrap;gap:0 20px}.tabs a{min-height:44px;display:inline-flex;align-items:center}
.two{display:grid;gap:24px;align-items:start}
@media (min-width:900px){.two{grid-template-columns:1fr 1fr}}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:20px;display:grid;gap:12px}
.logins{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));padding:0;margin:0;list-style:none}
button.main{font:inherit;font-weight:600;min-height:44px;width:100%;padding:8px 16px;border-radius:8px;border:1px solid var(--accent);background:var(--paper);color:var(--accent);cursor:pointer}
.demo{display:grid;gap:12px;overflow-wrap:anywhere;border-top:1px solid var(--line);padding-top:16px}
.mail{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
form.plain{display:grid;gap:12px}form.plain input,form.plain textarea{font:inherit;padding:8px 12px;min-height:44px;border:1px solid #8a8378;border-radius:8px;width:100%;background:var(--paper);color:inherit}
.trap{position:absolute;left:-9999px}
`

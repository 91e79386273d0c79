/** The look of the pages for people: narrow screens first, light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #3a404b); --soft: light-dark(#f4f5f8, #20242c);
  --dim: light-dark(#59616e, #a3abb8); --good: light-dark(#116b32, #6fd893); --busy: light-dark(#7a4b00, #f2bd5c);
  --bad: light-dark(#a61b1b, #ff9b93); --link: light-dark(#1a4fb4, #8fb6ff); }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; } h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); } p { margin: .25rem 0; } code, pre, td { font-family: ui-monospace, monospace; font-size: .85rem; }
.dim { color: var(--dim); }
#spaces { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); padding: 0; margin: 0; list-style: none; }
#spaces > li { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; overflow-wrap: anywhere; }
.head { display: flex; gap: .5rem; justify-content: space-between; align-items: start; }
.stage { font-size: .8rem; font-weight: 600; white-space: nowrap; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; color: var(--dim); }
.stage.good { color: var(--good); } .stage.busy { color: var(--busy); } .stage.bad { color: var(--bad); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .75rem; margin: .5rem 0 0; font-size: .9rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; } td { padding: .15rem .75rem; white-space: nowrap; border-top: 1px solid var(--line); }
tr:first-child td { border-top: 0; } td.number { text-align: right; } td.bad { color: var(--bad); }
pre { background: var(--soft); border-radius: .5rem; padding: .75rem 1rem; overflow-x: auto; margin: 0; min-height: 3rem; }
#offline { color: var(--bad); }
`;

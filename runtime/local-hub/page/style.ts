/** The look of the pages for people: narrow screens first, light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #3a404b); --soft: light-dark(#f4f5f8, #20242c);
  --dim: light-dark(#59616e, #a3abb8); --good: light-dark(#116b32, #6fd893); --busy: light-dark(#7a4b00, #f2bd5c);
  --bad: light-dark(#a61b1b, #ff9b93); --link: light-dark(#1a4fb4, #8fb6ff); }
* { box-sizing: border-box; } html { background: light-dark(#fff, #14171c); color: light-dark(#14171c, #eceff4); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.25rem 0 .5rem; } h3 { font-size: .95rem; margin: 0; } h3 a:not(:hover) { text-decoration: none; }
a { color: var(--link); } p { margin: .25rem 0; } code, pre, td { font-family: ui-monospace, monospace; font-size: .85rem; }
.dim { color: var(--dim); }
#spaces { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); padding: 0; margin: 0; list-style: none; align-items: start; }
#spaces > li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; overflow-wrap: anywhere; }
#spaces > li:has(details[open]) { grid-column: 1 / -1; }
.head { display: flex; gap: .5rem; justify-content: space-between; align-items: start; }
.stage { font-size: .8rem; font-weight: 600; white-space: nowrap; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; color: var(--dim); }
.stage:empty { display: none; } .stage.good { color: var(--good); } .stage.busy { color: var(--busy); } .stage.bad { color: var(--bad); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .75rem; margin: .5rem 0 0; font-size: .9rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 20rem; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } th:nth-child(1) { width: 5rem; } th:nth-child(2) { width: 4.2rem; } th:nth-child(3) { width: 3.6rem; } th:nth-child(4) { width: 4.5rem; } th:nth-child(5) { width: 100%; } td:last-child { white-space: normal; overflow-wrap: anywhere; } td { padding: .15rem .35rem .15rem .5rem; white-space: nowrap; border-top: 1px solid var(--line); }
tr:first-child td { border-top: 0; } td.number { text-align: right; } td.bad { color: var(--bad); }
pre:empty::before { content: "nothing yet"; color: var(--dim); } #files { columns: 16rem; margin: 0; padding: 0 0 0 1.2rem; font-size: .9rem; overflow-wrap: anywhere; }
pre { background: var(--soft); border-radius: .5rem; padding: .75rem 1rem; overflow: auto; margin: 0; min-height: 3rem; max-height: 24rem; unicode-bidi: plaintext; }
.columns > section > :first-child { margin-top: .5rem; } .columns { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 62rem) { .columns { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } .columns .scroll { max-height: max(12rem, 100vh - 27rem); }
  .columns > :last-child { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; } }
.bar { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: 0 0 .75rem; font-size: .9rem; }
li .bar, #about .bar { margin: .5rem 0 0; gap: .5rem; }
input, select, button { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--dim); border-radius: .35rem; padding: .15rem .5rem; max-width: 100%; }
button { cursor: pointer; } :focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
summary { cursor: pointer; color: var(--dim); font-size: .85rem; } .message { color: var(--bad); font-size: .85rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button.stage { background: none; border-radius: 1rem; border-color: currentColor; padding: 0 .6rem; } ::placeholder { color: var(--dim); opacity: 1; }
button[aria-pressed=true] { background: var(--soft); outline: 1px solid currentColor; }
.counts, #by-stage { display: inline-flex; flex-wrap: wrap; gap: .35rem .5rem; } .counts { display: flex; margin: .5rem 0; min-height: 1.6rem; }
nav { font-size: .9rem; } #amount { width: 5rem; } #times { width: 4.5rem; } header .head { flex-wrap: wrap; justify-content: start; align-items: baseline; gap: .25rem 1rem; } header nav { margin-left: auto; } form.bar { margin-top: .75rem; } #faults { margin: 0; padding-left: 1.2rem; font-size: .9rem; }
thead { position: sticky; top: 0; background: light-dark(#fff, #14171c); }
th { font-size: .85rem; font-weight: 400; color: var(--dim); text-align: left; padding: .15rem .5rem; }
td.good { color: var(--good); } td.busy { color: var(--busy); }
.notes { position: fixed; inset: auto 0 0; display: flex; flex-direction: column; align-items: center; pointer-events: none; }
.notes p:not(:empty):not([hidden]) { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem; margin: .25rem; max-width: 100%; overflow-wrap: anywhere; }
details[open] + .message { display: none; }
@media (max-width: 40rem) { th:nth-child(4), td:nth-child(4) { display: none; } th:nth-child(1) { width: 5rem; } th:nth-child(2) { width: 3.9rem; } th:nth-child(3) { width: 3.2rem; } }
#offline { color: var(--bad); font-weight: 600; } #held { color: var(--busy); }
`;

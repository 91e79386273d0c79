import escapeHtml from "escape-html";
import { CONTROL } from "../paths";
import { FAULT_KINDS } from "../state/faults";

/** Every Space, the latest requests beside them, and what can be done to this Hub. */
export function hubPage(url: string): string {
  const kinds = FAULT_KINDS.map((kind) => `<option>${kind}</option>`).join("");
  return livePage(
    "A Hub on this machine",
    { live: `${CONTROL}/live`, script: "hub-page.js" },
    `<header><div class="head"><h1>A Hub on this machine</h1> <code class="dim">HF_ENDPOINT=${escapeHtml(url)}</code>
<nav aria-label="On this page"><a href="#spaces-title">Spaces</a> · <a href="#requests-title">Requests</a> · <a href="#hub-title">This Hub</a></nav></div>
<p class="counts"><span id="total"></span> <span id="cost"></span> <span id="by-stage" role="group" aria-label="By stage"></span> <span id="uncounted" class="dim" hidden></span></p></header>
<main class="columns"><section aria-labelledby="spaces-title"><h2 id="spaces-title">Spaces</h2>
<div class="bar"><label>Filter <input id="filter" type="search" placeholder="name, stage, hardware" autocomplete="off"></label>
<label>Sort <select id="sort" autocomplete="off"><option value="changed">last changed</option><option value="id">name</option><option value="stage">stage</option><option value="cost">cost</option></select></label></div>
<p id="none" hidden>None yet. Whatever creates a Space with this <code>HF_ENDPOINT</code> shows it here at once.</p>
<p id="unmatched" hidden>No Space is like that. <button id="show-all">Show all</button></p>
<ul id="spaces"></ul>
<p id="more" class="dim" hidden></p>
<p id="buckets" class="dim" hidden></p></section>
<section aria-labelledby="requests-title"><h2 id="requests-title">Latest requests</h2>
<div class="bar"><label>Show <select id="shown" autocomplete="off"><option value="all">all</option><option value="changes">changes</option><option value="failures">failures</option></select></label>
<label>with <input id="path" type="search" placeholder="part of a path" size="14" autocomplete="off"></label>
<a href="${CONTROL}/requests">all, as JSON</a></div>
<div class="scroll" tabindex="0" role="region" aria-label="Requests, newest first"><table><thead><tr><th scope="col">time<th scope="col">method<th scope="col">status<th scope="col">took<th scope="col">path</tr></thead><tbody id="requests"></tbody></table></div>
<p id="older" class="dim" hidden></p>
<h2 id="hub-title">This Hub</h2>
<p id="held" hidden>The clock is held: every Space stays in its stage until time passes.</p>
<div class="bar"><span>Let pass</span> <button data-post="clock" data-body='{"advanceSeconds":60}' aria-label="Advance a minute">a minute</button>
<button data-post="clock" data-body='{"advanceSeconds":3600}' aria-label="Advance an hour">an hour</button>
<button data-post="clock" data-body='{"advanceSeconds":86400}' aria-label="Advance a day">a day</button>
<label>Speed <select id="speed" autocomplete="off"><option value="0">held</option><option value="1">normal</option><option value="60">60 times</option><option value="3600">3600 times</option></select></label>
<button data-post="reset" data-sure="Forget every Space, bucket and request?">Reset</button></div>
<form id="fault" class="bar"><label>Fault <select id="kind" autocomplete="off">${kinds}</select></label>
<label><span id="unit"></span> <input id="amount" type="number" min="0" autocomplete="off"></label>
<label><span id="where">on paths with</span> <input id="fault-path" size="14" autocomplete="off"></label>
<label>times <input id="times" type="number" min="1" value="1" placeholder="no end" autocomplete="off"></label>
<button>Add</button> <button type="button" data-delete="faults" aria-label="Clear faults">Clear</button></form>
<ul id="faults" aria-label="Faults" hidden></ul></section></main>`,
  );
}

/** One Space, or what will be one: what it is, how it got there, what its logs say. */
export function spacePage(spaceId: string): string {
  const id = escapeHtml(spaceId);
  const log = (kind: string, title: string): string =>
    `<h2>${title}</h2><pre id="${kind}" tabindex="0" role="log" aria-label="${title}"></pre>`;
  return livePage(
    spaceId,
    { live: `${CONTROL}/live?space=${encodeURIComponent(spaceId)}`, script: "space-page.js" },
    `<header><nav aria-label="Up"><a href="/">all Spaces</a></nav>
<div class="head"><h1 id="name">${id}</h1><span id="stage" class="stage"></span></div></header>
<main><div id="about"></div>
<p id="deleted" hidden>There is no such Space. When one is created by this name, it is shown here.</p>
<h2 id="files-title">Files</h2><p id="commit" class="dim"></p><ul id="files" aria-labelledby="files-title"></ul>
${log("stages", "Stages")}${log("run", "Log of the app")}${log("build", "Log of the build")}</main>`,
  );
}

/** Where other machines can reach the Hub, and a browser has not given the token yet. */
export function tokenPage(): string {
  return document(
    "Token wanted",
    "",
    "<main><h1>Token wanted</h1><p>Other machines can reach this Hub, so its pages want its token once: add <code>?token=hf_…</code> to the address.</p></main>",
  );
}

function document(title: string, attributes: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${CONTROL}/page.css"></head>
<body${attributes}>${body}</body></html>`;
}

function livePage(title: string, page: { live: string; script: string }, body: string): string {
  const notes = `<div class="notes"><p id="told" role="status"></p>
<p id="offline" role="status" hidden>The Hub does not answer; this page goes on when it does.</p></div>
<noscript><p>This page is drawn by JavaScript; <a href="${CONTROL}/spaces">the Spaces</a> and <a href="${CONTROL}/requests">the requests</a> are there as JSON.</p></noscript>`;
  const script = `<script src="${CONTROL}/${page.script}"></script>`;
  return document(title, ` data-live="${escapeHtml(page.live)}"`, [body, notes, script].join("\n"));
}

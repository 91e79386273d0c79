import escapeHtml from "escape-html";
import { CONTROL } from "../paths";
import { FAULT_KINDS } from "../state/faults";
import { spaceId, type Space } from "../state/space";

/** Every Space, the latest requests beside them, and what can be done to this Hub. */
export function hubPage(url: string): string {
  const kinds = FAULT_KINDS.map((kind) => `<option>${kind}</option>`).join("");
  return document(
    "A Hub on this machine",
    `${CONTROL}/live`,
    `<header><h1>A Hub on this machine</h1>
<p class="dim"><code>HF_ENDPOINT=${escapeHtml(url)}</code></p>
<p id="summary" role="status"></p></header>
<main class="columns"><section aria-labelledby="spaces-title"><h2 id="spaces-title">Spaces</h2>
<div class="bar"><label>Filter <input id="filter" type="search" placeholder="name, stage, hardware"></label>
<label>Sort <select id="sort"><option value="changed">last changed</option><option value="id">name</option><option value="stage">stage</option><option value="cost">cost</option></select></label></div>
<p id="none" hidden>None yet. Whatever creates a Space with this <code>HF_ENDPOINT</code> shows it here at once.</p>
<ul id="spaces"></ul>
<p id="more" class="dim" hidden></p>
<p id="buckets" class="dim" hidden></p></section>
<section aria-labelledby="requests-title"><h2 id="requests-title">Latest requests</h2>
<div class="bar"><label>Show <select id="shown"><option value="all">all</option><option value="changes">changes</option><option value="failures">failures</option></select></label></div>
<div class="scroll" tabindex="0" role="region" aria-label="Requests, newest first"><table><thead><tr><th scope="col">time<th scope="col">method<th scope="col">status<th scope="col">took<th scope="col">path</tr></thead><tbody id="requests"></tbody></table></div>
<h2>This Hub</h2>
<div class="bar"><button data-post="clock" data-body='{"advanceSeconds":60}'>Advance a minute</button>
<button data-post="clock" data-body='{"advanceSeconds":3600}'>Advance an hour</button>
<button data-post="reset" data-sure="Forget every Space and request?">Reset</button></div>
<div class="bar"><label>Fault <select id="kind">${kinds}</select></label>
<label>on paths with <input id="path" size="14"></label>
<button id="add">Add, once</button> <button data-delete="faults">Clear faults</button></div>
<p id="told" role="status" class="dim"></p></section></main>`,
  );
}

/** One Space: what it is, how it got there, what its logs say. */
export function spacePage(space: Space): string {
  const id = escapeHtml(spaceId(space));
  const log = (kind: string, title: string): string =>
    `<h2>${title}</h2><pre id="${kind}" tabindex="0" role="log" aria-label="${title}"></pre>`;
  return document(
    spaceId(space),
    `${CONTROL}/live?space=${encodeURIComponent(spaceId(space))}`,
    `<header class="head"><h1>${id}</h1><span id="stage" class="stage"></span></header>
<main><div id="details"></div>
<p><a href="${CONTROL}/open/${escapeHtml(space.subdomain)}">open the app</a> · <a href="/">all Spaces</a></p>
${log("events", "Events")}${log("run", "Log of the app")}${log("build", "Log of the build")}</main>`,
  );
}

export function notFoundPage(): string {
  return document("Not found", "", `<h1>Not found</h1><p>There is no such Space. <a href="/">All Spaces</a></p>`);
}

function document(title: string, live: string, body: string): string {
  const script = live ? `<script src="${CONTROL}/page.js"></script>` : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${CONTROL}/page.css"></head>
<body data-live="${escapeHtml(live)}">${body}
<p id="offline" role="status" hidden>The Hub does not answer; this page goes on when it does.</p>${script}</body></html>`;
}

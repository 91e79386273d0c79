import escapeHtml from "escape-html";
import { CONTROL } from "../paths";
import { spaceId, type Space } from "../state/space";

/** Every Space, and the latest requests. */
export function hubPage(url: string): string {
  return document(
    "A Hub on this machine",
    `${CONTROL}/live`,
    `<header><h1>A Hub on this machine</h1>
<p class="dim"><code>HF_ENDPOINT=${escapeHtml(url)}</code> · <span id="count"></span></p></header>
<main><h2>Spaces</h2>
<p id="none" hidden>None yet. Whatever creates a Space with this <code>HF_ENDPOINT</code> shows it here at once.</p>
<ul id="spaces"></ul>
<h2>Latest requests</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Latest requests"><table><tbody id="requests"></tbody></table></div></main>`,
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
<p><a href="/apps/${escapeHtml(space.subdomain)}">open the app</a> · <a href="/">all Spaces</a></p>
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

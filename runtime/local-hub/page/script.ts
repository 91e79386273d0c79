import { meaningOf, STAGES } from "../../../src/catalog/stages";
import { CONTROL } from "../paths";

/** How a stage looks; one that is not known is on its way. */
const MOODS = Object.fromEntries(
  STAGES.map((stage) => [
    stage,
    stage === "SLEEPING" ? "" : { runs: "good", moves: "busy", failed: "bad", rests: "" }[meaningOf(stage)],
  ]),
);

/**
 * What the pages do in the browser: they read one event stream, and show what it says. Everything is set as text, so no
 * name or log line can bring markup in.
 */
export const SCRIPT = `
"use strict";
const control = ${JSON.stringify(`${CONTROL}/`)};
/** A person reads no more at once; the filter finds the others. */
const CARDS = 100;
const byId = (id) => document.getElementById(id);
const element = (name, text = "", className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};
const link = (href, text) => Object.assign(element("a", text), { href });
const moods = ${JSON.stringify(MOODS)};
const moodOf = (stage) => moods[stage] ?? "busy";
const dollars = (usd) => "$" + usd.toFixed(2);
const duration = (seconds) => seconds === -1 ? "never" : seconds % 3600 ? seconds + " s" : seconds / 3600 + " h";

function details(space) {
  const list = element("dl");
  const row = (name, value) => value && list.append(element("dt", name), element("dd", value));
  row("sdk", space.sdk);
  row("hardware", space.hardware);
  row("visibility", space.visibility);
  row("sleeps after", space.sleepTimeSeconds === null ? "" : duration(space.sleepTimeSeconds));
  row("volumes", space.volumes.join(", "));
  row("secrets", space.secrets.join(", "));
  row("variables", Object.entries(space.variables).map(([key, value]) => key + "=" + value).join(", "));
  row("built, started", space.builds + ", " + space.restarts + " times");
  row("message", space.errorMessage);
  return list;
}

async function ask(method, path, body) {
  const headers = body ? { "content-type": "application/json" } : {};
  const answer = await fetch(control + path, { method, headers, body }).catch(() => undefined);
  const words = answer?.ok ? "done" : ((await answer?.json().catch(() => undefined))?.error ?? "the Hub does not answer");
  byId("told").textContent = method + " " + path + ": " + words;
}

function card(space) {
  const item = element("li");
  item.dataset.id = space.id;
  const head = element("div", "", "head");
  const title = element("h3");
  title.append(link("/spaces/" + space.id, space.id));
  head.append(title, element("span", space.stage, "stage " + moodOf(space.stage)));
  const facts = [space.sdk, space.hardware, space.visibility, space.usdPerHour && dollars(space.usdPerHour) + "/h"];
  const more = element("details");
  const summary = element("summary", facts.filter(Boolean).join(" · "));
  summary.dataset.key = "more";
  const bar = element("div", "", "bar");
  const action = (path, text) => {
    const button = element("button", text);
    button.dataset.key = path;
    button.setAttribute("aria-label", text + " " + space.id);
    button.onclick = () => ask("POST", "spaces/" + space.id + "/" + path);
    bar.append(button);
  };
  bar.append(link(control + "open/" + space.subdomain, "open the app"));
  action("restart", "Restart");
  if (space.sdk !== "static") {
    action("pause", "Pause");
    action("fail-next-build", "Fail the next build");
  }
  more.append(summary, details(space), bar);
  item.append(head, more);
  if (space.errorMessage) item.append(element("p", space.errorMessage, "message"));
  return item;
}

// ---- the Spaces

const spaces = new Map();
let total = 0;
const orders = {
  changed: (a, b) => (a.lastModified < b.lastModified ? 1 : -1),
  id: (a, b) => a.id.localeCompare(b.id),
  stage: (a, b) => a.stage.localeCompare(b.stage) || a.id.localeCompare(b.id),
  cost: (a, b) => b.usdPerHour - a.usdPerHour || a.id.localeCompare(b.id),
};
const matches = (space, text) =>
  [space.id, space.stage, space.sdk, space.hardware ?? "", space.visibility].some((part) => part.toLowerCase().includes(text));

let planned = false;
/** Changes come in bursts: they are shown together, with the next frame. */
function show() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    const text = byId("filter").value.trim().toLowerCase();
    const wanted = [...spaces.values()].filter((space) => matches(space, text)).sort(orders[byId("sort").value]);
    const old = new Map([...byId("spaces").children].map((item) => [item.dataset.id, item]));
    const focused = document.activeElement?.dataset.key;
    const focusedId = document.activeElement?.closest("li")?.dataset.id;
    const items = wanted.slice(0, CARDS).map((space) => {
      const before = old.get(space.id);
      if (before?.space === space) return before;
      const made = Object.assign(card(space), { space });
      if (before) made.querySelector("details").open = before.querySelector("details").open;
      return made;
    });
    byId("spaces").replaceChildren(...items);
    if (focused && focusedId) {
      items.find((item) => item.dataset.id === focusedId)?.querySelector('[data-key="' + focused + '"]')?.focus();
    }
    const hidden = wanted.length - items.length;
    byId("more").hidden = hidden === 0;
    byId("more").textContent = hidden + " more: filter by name, stage or hardware";
    byId("none").hidden = total > 0;
    summarize();
  });
}

function summarize() {
  const counts = new Map();
  let usd = 0;
  for (const { stage, usdPerHour } of spaces.values()) {
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
    usd += usdPerHour;
  }
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([stage, count]) => {
    const button = element("button", count + " " + stage, "stage " + moodOf(stage));
    button.title = "show only these";
    button.onclick = () => {
      byId("filter").value = byId("filter").value === stage ? "" : stage;
      show();
    };
    return button;
  });
  byId("summary").replaceChildren(total === 1 ? "1 Space" : total + " Spaces", ...parts.flatMap((part) => [" ", part]), " " + dollars(usd) + " an hour");
}

// ---- the requests

const requests = [];
function requestRow(request) {
  const row = element("tr");
  const status = request.status;
  const mood = !status || status >= 500 ? "bad" : status >= 400 ? "busy" : "good";
  row.append(
    element("td", request.time.slice(11, 19)),
    element("td", request.method),
    element("td", String(status || "cut"), mood),
    element("td", request.durationMs.toFixed(0) + " ms", "number"),
    element("td", request.path),
  );
  return row;
}
const isShown = (request) => {
  const shown = byId("shown").value;
  if (shown === "failures") return !request.status || request.status >= 400;
  return shown === "all" || !["GET", "HEAD"].includes(request.method);
};
const showRequests = () => byId("requests").replaceChildren(...requests.filter(isShown).map(requestRow).reverse());

const handlers = {
  state(state) {
    spaces.clear();
    for (const space of state.spaces) spaces.set(space.id, space);
    requests.splice(0, Infinity, ...state.requests);
    total = state.total;
    byId("buckets").hidden = state.buckets.length === 0;
    byId("buckets").textContent = "Buckets: " + state.buckets.map(({ id, files }) => id + " (" + files + " files)").join(", ");
    show();
    showRequests();
  },
  space(change) {
    spaces.set(change.space.id, change.space);
    total = change.total;
    show();
  },
  gone(change) {
    spaces.delete(change.id);
    total = change.total;
    show();
  },
  request(request) {
    requests.push(request);
    if (requests.length > 100) requests.shift();
    if (!isShown(request)) return;
    byId("requests").prepend(requestRow(request));
    while (byId("requests").children.length > 100) byId("requests").lastElementChild.remove();
  },
  one(space) {
    byId("stage").textContent = space.stage;
    byId("stage").className = "stage " + moodOf(space.stage);
    byId("details").replaceChildren(details(space));
  },
  event({ time, stage }) {
    byId("events").append(time.slice(11, 19) + "  " + stage + "\\n");
  },
  log({ kind, lines, anew }) {
    const log = byId(kind);
    if (anew) log.textContent = "";
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 5;
    log.append(lines.map(({ data }) => data).join(""));
    if (atEnd) log.scrollTop = log.scrollHeight;
  },
  end() {
    source.close();
    byId("stage").textContent = "DELETED";
  },
};
if (byId("filter")) {
  byId("filter").oninput = show;
  byId("sort").onchange = show;
  byId("shown").onchange = showRequests;
  for (const button of document.querySelectorAll("button[data-post], button[data-delete]")) {
    button.onclick = async () => {
      if (button.dataset.sure && !confirm(button.dataset.sure)) return;
      const { post, delete: removed, body } = button.dataset;
      await ask(post ? "POST" : "DELETE", post ?? removed, body);
      if (post === "reset") {
        requests.length = 0;
        showRequests();
      }
    };
  }
  byId("add").onclick = () => {
    const path = byId("path").value.trim();
    const fault = { kind: byId("kind").value, times: 1, ...(path ? { path } : {}) };
    return ask("POST", "faults", JSON.stringify(fault));
  };
}
const source = new EventSource(document.body.dataset.live);
for (const [name, handle] of Object.entries(handlers)) {
  source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
}
source.onopen = () => (byId("offline").hidden = true);
source.onerror = () => (byId("offline").hidden = false);
`;

import { meaningOf, STAGES } from "../../../src/catalog/stages";

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

function details(space) {
  const list = element("dl");
  const row = (name, value) => value && list.append(element("dt", name), element("dd", value));
  row("sdk", space.sdk);
  row("hardware", space.hardware);
  row("visibility", space.visibility);
  row("owner", space.id.split("/")[0]);
  row("secrets", space.secrets.join(", "));
  row("variables", Object.entries(space.variables).map(([key, value]) => key + "=" + value).join(", "));
  row("built, started", space.builds + ", " + space.restarts + " times");
  row("message", space.errorMessage);
  return list;
}

function card(space) {
  const item = element("li");
  item.dataset.id = space.id;
  const head = element("div", "", "head");
  const title = element("h3");
  title.append(link("/spaces/" + space.id, space.id));
  head.append(title, element("span", space.stage, "stage " + moodOf(space.stage)));
  const isPrivate = space.visibility === "private";
  item.append(head, details(space));
  item.append(isPrivate ? element("p", "the app answers with the token only", "dim") : link("/apps/" + space.subdomain, "open the app"));
  return item;
}

function requestRow(request) {
  const row = element("tr");
  row.append(
    element("td", request.time.slice(11, 19)),
    element("td", request.method),
    element("td", String(request.status || "cut"), request.status >= 400 || !request.status ? "bad" : ""),
    element("td", request.durationMs.toFixed(0) + " ms", "number"),
    element("td", request.path),
  );
  return row;
}

const found = (id) => [...byId("spaces").children].find((one) => one.dataset.id === id);
const count = (total) => {
  byId("count").textContent = total === 1 ? "1 Space" : total + " Spaces";
  byId("none").hidden = total > 0;
};
const handlers = {
  state({ spaces, total, requests }) {
    byId("spaces").replaceChildren(...spaces.map(card));
    byId("requests").replaceChildren(...requests.map(requestRow).reverse());
    count(total);
  },
  space({ space, total }) {
    const old = found(space.id);
    if (old) old.replaceWith(card(space));
    else byId("spaces").prepend(card(space));
    while (byId("spaces").children.length > 200) byId("spaces").lastElementChild.remove();
    count(total);
  },
  gone({ id, total }) {
    found(id)?.remove();
    count(total);
  },
  request(request) {
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
const source = new EventSource(document.body.dataset.live);
for (const [name, handle] of Object.entries(handlers)) {
  source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
}
source.onopen = () => (byId("offline").hidden = true);
source.onerror = () => (byId("offline").hidden = false);
`;

import type { FaultKind } from "../../types";

/** What says how bad a fault is, and with how much of it the form begins. */
const AMOUNTS: Partial<Record<FaultKind, readonly [field: string, label: string, value: number]>> = {
  latency: ["ms", "milliseconds", 1000],
  "rate-limit": ["seconds", "seconds", 10],
  error: ["status", "status", 503],
  "slow-body": ["bytesPerSecond", "bytes a second", 100],
};

/** The page of the whole Hub: what is shown of it, its clock and its faults. */
export const HUB_PAGE = `
/** What the reader has chosen to see; the address keeps it, for a reload and the way back. */
const unchosen = { filter: "", stage: "", sort: "changed", shown: "all", path: "" };
const view = { ...unchosen };
for (const [name, value] of new URLSearchParams(location.search)) if (name in view) view[name] = value;
function look(changed) {
  Object.assign(view, changed);
  const chosen = Object.entries(view).filter(([name, value]) => value !== unchosen[name]);
  history.replaceState(null, "", chosen.length ? "?" + new URLSearchParams(chosen) : "/");
  showSpaces();
  showRequests();
}

for (const name of ["filter", "sort", "shown", "path"]) {
  const field = byId(name);
  field.value = view[name];
  // Not one of the choices.
  if (field.value !== view[name]) field.value = view[name] = unchosen[name];
  field.oninput = () => look({ [name]: field.value });
}
byId("by-stage").onclick = ({ target }) => {
  const stage = target.closest("button")?.dataset.id;
  if (stage) look({ stage: view.stage === stage ? "" : stage });
};
byId("show-all").onclick = () => {
  byId("filter").value = "";
  look({ filter: "", stage: "" });
  byId("filter").focus();
};

const amounts = ${JSON.stringify(AMOUNTS)};
const isOfBuilds = () => byId("kind").value.endsWith("-build");
function chooseKind() {
  const [, label, value] = amounts[byId("kind").value] ?? [];
  byId("amount").parentElement.hidden = !label;
  byId("unit").textContent = label;
  byId("amount").value = value ?? "";
  byId("where").textContent = isOfBuilds() ? "of the Space" : "on paths with";
}
byId("kind").onchange = chooseKind;
chooseKind();
byId("fault").onsubmit = (event) => {
  event.preventDefault();
  const number = (id) => byId(id).value === "" ? undefined : Number(byId(id).value);
  const kind = byId("kind").value;
  const fault = { kind, path: byId("fault-path").value.trim() || undefined, times: number("times") };
  if (amounts[kind]) fault[amounts[kind][0]] = number("amount");
  void ask("Add " + kind, "POST", "faults", JSON.stringify(fault));
};
byId("speed").onchange = ({ target }) =>
  void ask("Speed", "POST", "clock", JSON.stringify({ speed: Number(target.value) }));

function showHub({ speed, faults, buckets }) {
  byId("faults").hidden = faults.length === 0;
  arrange(byId("faults"), faults.map((fault, id) => ({ id, fault })), ({ fault: { kind, ...more } }) =>
    element("li", [kind, ...Object.entries(more).map(([name, value]) => name + " " + value)].join(" · ")),
  );
  const choices = byId("speed");
  if (![...choices.options].some(({ value }) => Number(value) === speed)) choices.add(new Option(speed + " times", speed));
  choices.value = String(speed);
  byId("held").hidden = speed !== 0;
  byId("buckets").hidden = buckets.length === 0;
  byId("buckets").textContent = "Buckets: " + buckets.map(({ id, files }) => id + " (" + files + " files)").join(", ");
}

const handlers = {
  state(state) {
    spaces.clear();
    for (const space of state.spaces) spaces.set(space.id, space);
    total = state.total;
    requests.length = 0;
    state.requests.forEach(keep);
    showSpaces();
    showRequests();
  },
  hub: showHub,
  space(change) {
    spaces.set(change.space.id, change.space);
    total = change.total;
    showSpaces();
  },
  gone(change) {
    spaces.delete(change.id);
    total = change.total;
    showSpaces();
  },
  request(request) {
    keep(request);
    showRequests();
  },
  cleared() {
    requests.length = 0;
    showRequests();
  },
};
`;

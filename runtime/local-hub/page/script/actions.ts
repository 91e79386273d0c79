/** What a click does. A button says by its `data-` what it asks for, so that any part of a page can hold one. */
export const ACTIONS = `
let forgetting;
function tell(words, stays) {
  byId("told").textContent = words;
  clearTimeout(forgetting);
  if (!stays) forgetting = setTimeout(() => (byId("told").textContent = ""), 8000);
}

async function ask(what, method, path, body) {
  const headers = body ? { "content-type": "application/json" } : {};
  const answer = await fetch(control + path, { method, headers, body }).catch(() => undefined);
  const problem = answer ? (await answer.json().catch(() => undefined))?.error : "the Hub does not answer";
  tell(what + ": " + (answer?.ok ? "done" : problem), !answer?.ok);
}

const action = (path, text, about) => {
  const button = element("button", text);
  button.dataset.post = path;
  if (about) button.setAttribute("aria-label", text + " " + about);
  return button;
};

/** A static Space's scripts run as on the Hub at its own address only; not every browser finds that. */
function openings({ subdomain, sdk }) {
  const byPath = control + "open/" + subdomain;
  const isHere = /^(127\\.|localhost$|\\[::1]$)/.test(location.hostname);
  if (sdk !== "static" || !isHere) return [link(byPath, "open the app")];
  return [link(byPath + "?own", "open the app"), link(byPath, "below /apps/")];
}

/** What can be done to a Space. */
function actions(space) {
  const bar = element("div", "", "bar");
  const on = "spaces/" + space.id + "/";
  bar.append(...openings(space), action(on + "restart", "Restart", space.id));
  if (space.sdk !== "static") {
    bar.append(action(on + "pause", "Pause", space.id), action(on + "fail-next-build", "Fail the next build", space.id));
  }
  const remove = element("button", "Delete");
  Object.assign(remove.dataset, { delete: "spaces/" + space.id, sure: "Delete " + space.id + "?" });
  remove.setAttribute("aria-label", "Delete " + space.id);
  bar.append(remove);
  return bar;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-post], button[data-delete]");
  if (!button) return;
  const { post, delete: removed, body, sure } = button.dataset;
  if (sure && !confirm(sure)) return;
  void ask(button.ariaLabel ?? button.textContent, post ? "POST" : "DELETE", post ?? removed, body);
});
`;

import { meaningOf, STAGES } from "../../../../src/catalog/stages";

/** How a stage looks; one that is not known is on its way. */
const MOODS = Object.fromEntries(
  STAGES.map((stage) => [
    stage,
    stage === "SLEEPING" ? "" : { runs: "good", moves: "busy", failed: "bad", rests: "" }[meaningOf(stage)],
  ]),
);

/** What the page is made of, and how it changes without losing the reader's place. */
export const ELEMENTS = `
const byId = (id) => document.getElementById(id);
const element = (name, text = "", className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};
const link = (href, text) => Object.assign(element("a", text), { href });
const moods = ${JSON.stringify(MOODS)};
const stageClass = (stage) => ("stage " + (moods[stage] ?? "busy")).trim();
const dollars = (usd) => "$" + usd.toFixed(2);
const duration = (seconds) => seconds === -1 ? "never" : seconds % 3600 ? seconds + " s" : seconds / 3600 + " h";
/** As the clock on the reader's wall shows it. */
const timeOf = (iso) => new Date(iso).toTimeString().slice(0, 8);

/** Makes one element like another, and leaves alone what is so already: focus, selection, and what was opened. */
function morph(old, made) {
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) {
    if (!made.hasAttribute(name) && !(old.nodeName === "DETAILS" && name === "open")) old.removeAttribute(name);
  }
  const wanted = [...made.childNodes];
  while (old.childNodes.length > wanted.length) old.lastChild.remove();
  wanted.forEach((child, index) => {
    const before = old.childNodes[index];
    if (!before) old.append(child);
    else if (before.nodeName !== child.nodeName) before.replaceWith(child);
    else if (child.nodeType !== Node.TEXT_NODE) morph(before, child);
    else if (before.data !== child.data) before.data = child.data;
  });
}

/** Shows values, each by its id, as the children of a list; what stays is changed in place. */
function arrange(list, values, make) {
  const old = new Map([...list.children].map((child) => [child.dataset.id, child]));
  const items = values.map((value) => {
    const before = old.get(String(value.id));
    old.delete(String(value.id));
    if (before?.shown === value) return before;
    const made = make(value);
    made.dataset.id = value.id;
    if (before) morph(before, made);
    return Object.assign(before ?? made, { shown: value });
  });
  for (const gone of old.values()) gone.remove();
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

/** Changes come in bursts: the first is drawn with the next frame, those that follow at most ten times a second. */
function drawing(draw) {
  let planned = false;
  let last = -Infinity;
  const run = () => {
    planned = false;
    last = performance.now();
    draw();
  };
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => requestAnimationFrame(run), Math.max(0, last + 100 - performance.now()));
  };
}
`;

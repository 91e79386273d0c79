/** The Spaces: a card each, filtered and sorted, and how many stand in which stage. */
export const SPACES = `
/** A person reads no more at once; the filter finds the others. */
const CARDS = 100;
const spaces = new Map();
let total = 0;
const inOrder = new Intl.Collator(undefined, { numeric: true }).compare;
const orders = {
  changed: (a, b) => (a.lastModified < b.lastModified ? 1 : a.lastModified > b.lastModified ? -1 : 0),
  id: (a, b) => inOrder(a.id, b.id),
  stage: (a, b) => stageOrder(a.stage) - stageOrder(b.stage) || inOrder(a.id, b.id),
  cost: (a, b) => b.usdPerHour - a.usdPerHour || inOrder(a.id, b.id),
};
const moodOrder = ["bad", "busy", "good", ""];
const stageOrder = (stage) => moodOrder.indexOf(moods[stage] ?? "busy") * 100 + Object.keys(moods).indexOf(stage);

function card(space) {
  const item = element("li");
  const head = element("div", "", "head");
  const title = element("h3");
  title.append(link("/spaces/" + space.id, space.id));
  head.append(title, element("span", space.stage, stageClass(space.stage)));
  const facts = [space.sdk, space.hardware, space.visibility, space.usdPerHour && dollars(space.usdPerHour) + "/h"];
  const more = element("details");
  more.append(element("summary", facts.filter(Boolean).join(" · ")), details(space), actions(space));
  item.append(head, more);
  if (space.errorMessage) item.append(element("p", space.errorMessage, "message"));
  return item;
}

const matches = (space, words) => {
  const text = [space.id, space.stage, space.sdk, space.hardware, space.visibility].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
};

const showSpaces = drawing(() => {
  const words = view.filter.toLowerCase().split(/\\s+/);
  const all = [...spaces.values()];
  const wanted = all.filter((space) => matches(space, words) && (!view.stage || space.stage === view.stage));
  const shown = wanted.sort(orders[view.sort]).slice(0, CARDS);
  arrange(byId("spaces"), shown, card);
  const hidden = wanted.length - shown.length;
  byId("more").hidden = hidden === 0;
  byId("more").textContent = hidden + " more: filter by name, stage or hardware";
  byId("none").hidden = total > 0;
  byId("unmatched").hidden = total === 0 || wanted.length > 0;
  summarize(all);
});

function summarize(all) {
  const counts = new Map(view.stage ? [[view.stage, 0]] : []);
  let usd = 0;
  for (const { stage, usdPerHour } of all) {
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
    usd += usdPerHour;
  }
  // Those in trouble first, and never in another order: who is about to click one shall hit it.
  const stages = [...counts].sort(([a], [b]) => stageOrder(a) - stageOrder(b)).map(([id, count]) => ({ id, count }));
  arrange(byId("by-stage"), stages, ({ id, count }) => {
    const button = element("button", count + " " + id, stageClass(id));
    button.title = "show only these";
    button.setAttribute("aria-pressed", view.stage === id);
    return button;
  });
  byId("total").textContent = total === 1 ? "1 Space" : total + " Spaces";
  byId("cost").textContent = dollars(usd) + " an hour";
  byId("uncounted").hidden = total <= all.length;
  byId("uncounted").textContent = "(of the latest " + all.length + "; the others are not shown)";
}
`;

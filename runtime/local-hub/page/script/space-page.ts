/** The page of one Space. */
export const SPACE_PAGE = `
/** Lines kept of each log. */
const LINES = 2000;
const handlers = {
  one(space) {
    byId("stage").textContent = space.stage;
    byId("stage").className = stageClass(space.stage);
    byId("deleted").hidden = true;
    if (byId("name").textContent !== space.id) {
      byId("name").textContent = document.title = space.id;
      history.replaceState(null, "", "/spaces/" + space.id);
      document.body.dataset.live = control + "live?space=" + encodeURIComponent(space.id);
    }
    const about = element("div");
    about.append(details(space), actions(space));
    morph(byId("about"), Object.assign(about, { id: "about" }));
  },
  log({ kind, lines, anew }) {
    const log = byId(kind);
    if (anew) log.textContent = "";
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 5;
    log.append(...lines.map(({ timestamp, data }) => timeOf(timestamp) + "  " + data));
    while (log.childNodes.length > LINES) log.firstChild.remove();
    if (atEnd) log.scrollTop = log.scrollHeight;
  },
  gone() {
    byId("stage").textContent = "DELETED";
    byId("stage").className = "stage";
    byId("deleted").hidden = false;
    byId("about").replaceChildren();
  },
};
`;

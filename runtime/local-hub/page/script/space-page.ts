/** The page of one Space. */
export const SPACE_PAGE = `
/** Lines kept of each log. */
const LINES = 2000;
/** A private Space's files want the token, which a link does not bring. */
function file({ id, space }) {
  const item = element("li");
  const address = "/spaces/" + space.id + "/resolve/main/" + id.split("/").map(encodeURIComponent).join("/");
  item.append(space.visibility === "public" ? link(address, id) : id);
  return item;
}

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
    const untold = space.fileCount - space.files.length;
    byId("commit").textContent = space.commit + (untold ? " · " + untold + " more files than these" : "");
    arrange(byId("files"), space.files.map((id) => ({ id, space })), file);
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
    if (byId("stage").textContent) byId("stage").textContent = "DELETED";
    byId("stage").className = "stage";
    byId("deleted").hidden = false;
    byId("about").replaceChildren();
    byId("files").replaceChildren();
    byId("commit").textContent = "";
  },
};
`;

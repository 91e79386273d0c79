/** The latest requests, newest first. */
export const REQUESTS = `
/** What the filter looks through, and how many rows are drawn. */
const KEPT = 1000;
const ROWS = 100;
const requests = [];
let counted = 0;

function keep(request) {
  requests.push({ ...request, id: counted++ });
  if (requests.length > KEPT) requests.shift();
}

/** One that is too long goes on in a new line before a slash, if it can. */
function pathCell(path) {
  const cell = element("td");
  for (const part of path.split(/(?=[/?&])/)) cell.append(element("wbr"), part);
  return cell;
}

function requestRow({ time, method, status, durationMs, path }) {
  const row = element("tr");
  const mood = !status || status >= 500 ? "bad" : status >= 400 ? "busy" : "good";
  row.append(
    element("td", timeOf(time)),
    element("td", method),
    element("td", String(status || "cut"), mood),
    element("td", durationMs.toFixed(0) + " ms", "number"),
    pathCell(path),
  );
  return row;
}

const isShown = ({ method, status, path }) => {
  if (!path.toLowerCase().includes(view.path.toLowerCase())) return false;
  if (view.shown === "failures") return !status || status >= 400;
  return view.shown === "all" || !["GET", "HEAD"].includes(method);
};

const showRequests = drawing(() => {
  const wanted = requests.filter(isShown);
  arrange(byId("requests"), wanted.slice(-ROWS).reverse(), requestRow);
  const hidden = wanted.length - ROWS;
  byId("older").hidden = hidden <= 0;
  const what = requests.length < KEPT ? " older ones" : " more of the latest " + KEPT;
  byId("older").textContent = hidden + what + ": filter by path, changes or failures";
});
`;

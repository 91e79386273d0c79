import { APP_FILES } from "../../state/app-files";

/** What there is to know of a Space; of its secrets, the names. */
export const DETAILS = `
const appFiles = ${JSON.stringify(APP_FILES)};
const times = (count) => count === 1 ? "once" : count + " times";
function details(space) {
  const list = element("dl");
  const row = (name, ...values) => {
    const told = values.filter(Boolean).map((value) => {
      const line = element("div");
      // Whatever its script and direction, a value turns nothing around but itself.
      line.append(...[value].flat().map((part) => element("bdi", part)));
      return line;
    });
    if (!told.length) return;
    const cell = element("dd");
    cell.append(...told);
    list.append(element("dt", name), cell);
  };
  row("sdk", space.sdk);
  row("hardware", space.hardware);
  row("visibility", space.visibility);
  row("costs", space.usdPerHour && dollars(space.usdPerHour) + " an hour");
  row("sleeps after", space.sleepTimeSeconds === null ? "" : duration(space.sleepTimeSeconds));
  row("volumes", ...space.volumes);
  row("secrets", space.secrets.join(", "));
  row("variables", ...Object.entries(space.variables).map(([key, value]) => [key + "=", value]));
  row("built", space.builds && times(space.builds));
  row("started", space.restarts && times(space.restarts));
  row("changed", new Date(space.lastModified).toLocaleString());
  const lacks = space.stage === "NO_APP_FILE" && "nothing to run yet: commit " + (appFiles[space.sdk] ?? "the app's files");
  row("message", space.errorMessage || lacks);
  return list;
}
`;

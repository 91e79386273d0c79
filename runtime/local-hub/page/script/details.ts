/** What there is to know of a Space; of its secrets, the names. */
export const DETAILS = `
function details(space) {
  const list = element("dl");
  const row = (name, value) => {
    if (!value) return;
    const told = element("dd");
    told.append(element("bdi", value));
    list.append(element("dt", name), told);
  };
  row("sdk", space.sdk);
  row("hardware", space.hardware);
  row("visibility", space.visibility);
  row("costs", space.usdPerHour && dollars(space.usdPerHour) + " an hour");
  row("sleeps after", space.sleepTimeSeconds === null ? "" : duration(space.sleepTimeSeconds));
  row("volumes", space.volumes.join(", "));
  row("secrets", space.secrets.join(", "));
  row("variables", Object.entries(space.variables).map(([key, value]) => key + "=" + value).join(", "));
  row("built, started", space.builds + ", " + space.restarts + " times");
  row("changed", new Date(space.lastModified).toLocaleString());
  row("message", space.errorMessage);
  return list;
}
`;

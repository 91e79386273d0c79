/** How near an answer is to the real Hub's, and how that is known. */
export type Fidelity =
  | "as recorded" // seen in recorded exchanges with the real Hub
  | "as documented" // in the Hub's documents or its OpenAPI description
  | "as the clients need it" // what the official clients send, read and demand
  | "partly" // right as far as it goes
  | "guessed" // no source tells
  | "own"; // no such thing on the real Hub

export interface CoveredRoute {
  readonly route: string;
  readonly fidelity: Fidelity;
  /** What is left out or guessed. */
  readonly note?: string;
  /** File below `test/`, and the title of the test. */
  readonly test: readonly [file: string, title: string];
}

const spaces = "runtime/local-hub/spaces.test.ts";
const details = "runtime/local-hub/details.test.ts";
const faults = "runtime/local-hub/faults.test.ts";
const clients = "e2e/official-clients.e2e.test.ts";
const pages = "e2e/local-hub-pages.e2e.test.ts";
const python = "walks a Space's life, as it comes from PyPI";
const javascript = "@huggingface/hub walks a Space's life, large files by Git LFS";
const space = "/api/spaces/{namespace}/{name}";

/** Every route of the local Hub. */
export const COVERAGE: readonly CoveredRoute[] = [
  row("GET /api/whoami-v2", "as documented", [clients, python]),
  row(
    "POST /api/repos/create",
    "as recorded",
    [spaces, "a Space is created with everything, and runs"],
    "Spaces only; words of a 400 are its own",
  ),
  row(
    "POST /api/repos/move",
    "as the clients need it",
    [spaces, "a renamed Space answers by redirect at its old name, until another takes it"],
    "that old addresses answer by 307 is a guess",
  ),
  row("DELETE /api/repos/delete", "as recorded", [spaces, "a deleted Space is gone, under its old name too"]),
  row(
    "GET /api/spaces",
    "as the clients need it",
    [spaces, "lists by author, with the asked fields only, page by page"],
    "no Space uses a model or a dataset",
  ),
  row("GET /api/spaces/templates", "as documented", [clients, python], "from the documents, not the live list"),
  row("GET /api/spaces/hardware", "as documented", [clients, "hf, its command, walks it too"]),
  row(`GET ${space}`, "as the clients need it", [clients, python]),
  row(`GET ${space}/revision/{revision}`, "as the clients need it", [
    details,
    "revisions, refs and commits are told; an unknown revision is said",
  ]),
  row(
    `PUT ${space}/settings`,
    "as documented",
    [details, "settings are changed and told"],
    "visibility, gated and discussions",
  ),
  row(`POST ${space}/duplicate`, "as the clients need it", [
    details,
    "a duplicate has the files and variables, not the secrets, and is private",
  ]),
  row(
    `GET ${space}/runtime`,
    "as recorded",
    [spaces, "a Space is created with everything, and runs"],
    "which stages a change passes through is a guess",
  ),
  row(`POST ${space}/hardware`, "as the clients need it", [clients, python]),
  row(`POST ${space}/sleeptime`, "as the clients need it", [
    faults,
    "push the clock: a Space sleeps after its time, and a visit wakes it",
  ]),
  row(`POST ${space}/replicas`, "as documented", [details, "replicas need paid hardware"]),
  row(`PUT ${space}/volumes`, "as documented", [
    spaces,
    "volumes are replaced as a whole, and none is an error to take off",
  ]),
  row(`DELETE ${space}/volumes`, "as the clients need it", [
    spaces,
    "volumes are replaced as a whole, and none is an error to take off",
  ]),
  row(`POST ${space}/pause`, "as recorded", [spaces, "pause and restart"]),
  row(`POST ${space}/restart`, "as recorded", [spaces, "pause and restart"]),
  row(`POST ${space}/dev-mode`, "as the clients need it", [details, "dev mode is switched on and off"], "no SSH"),
  row(`GET ${space}/secrets`, "as documented", [spaces, "no answer ever holds a secret's value"]),
  row(`POST ${space}/secrets`, "as recorded", [clients, python]),
  row(`DELETE ${space}/secrets`, "as recorded", [
    spaces,
    "secrets and variables are added, replaced and deleted; a missing key is no error",
  ]),
  row(`GET ${space}/variables`, "as recorded", [clients, python]),
  row(`POST ${space}/variables`, "as recorded", [clients, python]),
  row(`DELETE ${space}/variables`, "as recorded", [
    spaces,
    "secrets and variables are added, replaced and deleted; a missing key is no error",
  ]),
  row(
    `GET ${space}/logs/{kind}`,
    "as the clients need it",
    [details, "a log can be read from its tail"],
    "the lines are its own: nothing is really built",
  ),
  row(
    `GET ${space}/events`,
    "guessed",
    [details, "events tell the runtime now and after each change"],
    "sends the runtime object",
  ),
  row(`GET ${space}/metrics`, "guessed", [details, "metrics come as events of that name"], "shaped like those of Jobs"),
  row(
    "POST /api/validate-yaml",
    "as the clients need it",
    [details, "front matter is checked before an upload"],
    "checks the YAML and the sdk",
  ),
  row(`POST ${space}/preupload/{revision}`, "as recorded", [
    details,
    "what .gitignore names is to be left out, and what is there already is known by its id",
  ]),
  row(`POST ${space}/commit/{revision}`, "as recorded", [clients, python], "no hot reload"),
  row(`GET ${space}/tree/{revision}`, "as documented", [
    details,
    "a tree is listed folder by folder, or whole, page by page",
  ]),
  row(
    `GET ${space}/tree/{revision}/*`,
    "as documented",
    [details, "a tree is listed folder by folder, or whole, page by page"],
    "the last commit is the revision's",
  ),
  row(`POST ${space}/paths-info/{revision}`, "as the clients need it", [clients, python]),
  row(`GET ${space}/commits/{revision}`, "as the clients need it", [
    details,
    "revisions, refs and commits are told; an unknown revision is said",
  ]),
  row(
    `GET ${space}/refs`,
    "as the clients need it",
    [details, "revisions, refs and commits are told; an unknown revision is said"],
    "one branch, no tags",
  ),
  row(`GET ${space}/auth-check`, "as the clients need it", [details, "access can be checked"]),
  row(`GET ${space}/auth-check/write`, "as the clients need it", [details, "access can be checked"]),
  row(
    "POST /spaces/{namespace}/{repository}/info/lfs/objects/batch",
    "as the clients need it",
    [clients, "walks it with Git LFS"],
    "one part, no Xet",
  ),
  row("GET /spaces/{namespace}/{name}/resolve/{revision}/*", "as the clients need it", [
    details,
    "a file is downloaded whole, in part, or not again",
  ]),
  row("GET /spaces/{namespace}/{name}/raw/{revision}/*", "as the clients need it", [clients, javascript]),
  row("POST /api/buckets/{namespace}/{name}", "as the clients need it", [clients, python]),
  row(
    "GET /api/buckets/{namespace}",
    "as the clients need it",
    [details, "buckets are created, listed, renamed, made public, deleted, and needed where a volume names one"],
    "one page",
  ),
  row("GET /api/buckets/{namespace}/{name}", "as the clients need it", [clients, python]),
  row(
    "GET /api/buckets/{namespace}/{name}/tree",
    "partly",
    [details, "buckets are created, listed, renamed, made public, deleted, and needed where a volume names one"],
    "always empty: files reach a bucket by Xet only",
  ),
  row("PUT /api/buckets/{namespace}/{name}/settings", "as the clients need it", [
    details,
    "buckets are created, listed, renamed, made public, deleted, and needed where a volume names one",
  ]),
  row("DELETE /api/buckets/{namespace}/{name}", "as the clients need it", [clients, python]),
  row("GET /", "own", [pages, "show a Space live, from its creation to its end, and each request"]),
  row(
    "GET /spaces/{namespace}/{name}",
    "own",
    [pages, "show a Space's stages and logs as they come, and those before"],
    "the Hub's page of a Space",
  ),
  row(
    "GET /apps/{subdomain}",
    "own",
    [spaces, "an app's page tells stage and names, no values"],
    "stands for https://{subdomain}.hf.space",
  ),
  row(
    "GET /apps/{subdomain}/*",
    "own",
    [spaces, "a static Space has no hardware, and is served"],
    "also at http://{subdomain}.localhost",
  ),
  row("GET /_local-hub/requests", "own", [
    "runtime/local-hub/spaces.test.ts",
    "counts requests without a value in them",
  ]),
  row("GET /_local-hub/spaces", "own", [faults, "count builds and restarts"]),
  row("POST /_local-hub/reset", "own", [faults, "take nothing from another site's page"]),
  row("GET /_local-hub/faults", "own", [faults, "set faults, and are spared by them"]),
  row("POST /_local-hub/faults", "own", [faults, "set faults, and are spared by them"]),
  row("PUT /_local-hub/faults", "own", [faults, "name what is wrong with a fault"]),
  row("DELETE /_local-hub/faults", "own", [faults, "set faults, and are spared by them"]),
  row("POST /_local-hub/clock", "own", [faults, "push the clock: a Space sleeps after its time, and a visit wakes it"]),
  row("POST /_local-hub/spaces/{namespace}/{name}/stage", "own", [faults, "put a Space into a stage by hand"]),
  row("DELETE /_local-hub/spaces/{namespace}/{name}", "own", [faults, "delete a Space, as someone may by hand"]),
  row("POST /_local-hub/spaces/{namespace}/{name}/restart", "own", [pages, "do by a click what a test can do"]),
  row("POST /_local-hub/spaces/{namespace}/{name}/pause", "own", [pages, "do by a click what a test can do"]),
  row("POST /_local-hub/spaces/{namespace}/{name}/fail-next-build", "own", [pages, "do by a click what a test can do"]),
  row("POST /_local-hub/templates", "own", [spaces, "a Space is made from a template of one's own"]),
  row("GET /_local-hub/open/{subdomain}", "own", [pages, "open a private app, which elsewhere wants the token"]),
  row(
    "PUT /_local-hub/buckets/{namespace}/{name}/contents",
    "own",
    [details, "buckets are created, listed, renamed, made public, deleted, and needed where a volume names one"],
    "how many files a bucket says it has",
  ),
  row("PUT /_local-hub/lfs/{key}", "own", [clients, "walks it with Git LFS"], "where LFS uploads go"),
  row("POST /_local-hub/lfs/{key}/verify", "own", [clients, "walks it with Git LFS"]),
  row(
    "GET /_local-hub/live",
    "own",
    [pages, "show a Space live, from its creation to its end, and each request"],
    "what the pages read",
  ),
  row("GET /_local-hub/hub-page.js", "own", [
    pages,
    "show a Space live, from its creation to its end, and each request",
  ]),
  row("GET /_local-hub/space-page.js", "own", [pages, "show a Space's stages and logs as they come, and those before"]),
  row("GET /_local-hub/page.css", "own", [pages, "fit a phone"]),
];

function row(route: string, fidelity: Fidelity, test: readonly [string, string], note?: string): CoveredRoute {
  return { route, fidelity, test, note };
}

/** The table of `docs/local-hub.md`. */
export function coverageTable(): string {
  const line = ({ route, fidelity, note = "", test: [file, title] }: CoveredRoute): string =>
    `| \`${route}\` | ${fidelity} | ${note} | [${title.replace(/\|/g, "\\|")}](../test/${file}) |`;
  return [
    "| route | fidelity | what is left out or guessed | test |",
    "| --- | --- | --- | --- |",
    ...COVERAGE.map(line),
  ].join("\n");
}

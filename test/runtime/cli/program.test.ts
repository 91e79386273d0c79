import { Command } from "commander";
import { newProgram } from "../../../runtime/cli/program";
import { hfSpaces } from "../../support/cli";

const TOKEN = "hf_PlantedTokenThatNoOutputMayShow";
const ENV = { HF_TOKEN: TOKEN, HUGGING_FACE_HUB_TOKEN: TOKEN, HF_ENDPOINT: "http://127.0.0.1:9" };

/** Each command with the words that lead to it. */
function commandLines(command: Command = program(), path: string[] = []): string[][] {
  const children = command.commands.flatMap((child) => commandLines(child, [...path, child.name()]));
  return path.length > 0 && path[0] !== "complete" ? [path, ...children] : children;
}

function program(): Command {
  const terminal = { stdout: process.stdout, stderr: process.stderr, env: {} } as never;
  return newProgram((() => async () => {}) as never, terminal);
}

const COMMANDS = commandLines();

test("without a command it says what there is", async () => {
  const { exitCode, stderr } = await hfSpaces([]);
  expect({ exitCode, first: stderr.split("\n")[0] }).toEqual({
    exitCode: 2,
    first: "Usage: hf-spaces [options] [command]",
  });
});

test("--help names every command, the environment and the exit codes", async () => {
  const { exitCode, stdout } = await hfSpaces(["--help"]);
  expect(exitCode).toBe(0);
  for (const [name] of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  for (const word of ["HF_TOKEN", "HF_ENDPOINT", "NO_COLOR", "  130  interrupted by Ctrl-C"]) {
    expect(stdout).toContain(word);
  }
});

test.each(COMMANDS.map((words) => [words.join(" "), words]))(
  "%s --help has examples, and no token",
  async (_, words) => {
    const { exitCode, stdout } = await hfSpaces([...words, "--help"], { env: ENV });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("Planted");
    const isGroup = program().commands.some((one) => one.commands.length > 0 && one.name() === words.join(" "));
    if (isGroup) return;
    expect(stdout).toMatch(/Examples:\n {2}\$ .*hf-spaces /);
    if (words[0] !== "completion") expect(stdout).toContain("--json");
  },
);

test("a wrong command suggests the near one", async () => {
  expect(await hfSpaces(["wiat", "alice/demo"])).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: "hf-spaces: unknown command 'wiat'; did you mean wait?\n",
  });
});

test.each(["list", "ls", "info", "pause", "restart", "hardware"])(
  "%s is left to the Hub's own command",
  async (name) => {
    const { exitCode, stderr } = await hfSpaces([name, "alice/demo"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `hf-spaces: unknown command '${name}'; the Hub's own command has it: hf spaces ${name}\n`,
    });
  },
);

test("a wrong option suggests the near one", async () => {
  const { exitCode, stderr } = await hfSpaces(["wait", "alice/demo", "--timout", "5m"]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "hf-spaces: unknown option '--timout'; did you mean --timeout?\n",
  });
});

test("a missing argument is said with the way out", async () => {
  const { exitCode, stderr } = await hfSpaces(["wait"]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "hf-spaces: missing required argument 'space'; see hf-spaces wait --help\n",
  });
});

test("--version is that of the package", async () => {
  const { version } = jest.requireActual("../../../package.json");
  expect(await hfSpaces(["--version"])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
});

/** One command line of each command; none of them reaches a Hub. */
const LINES: string[][] = [
  ["wait", "alice/demo", "--timeout", "1h"],
  ["logs", "alice/demo"],
  ["apply-settings", "alice/demo", "--sleep-time", "1h"],
  ["import", "alice/demo"],
  ["templates"],
  ["doctor"],
  ["wait", TOKEN],
  [TOKEN],
  ["cost", TOKEN],
];

test.each(LINES.map((line) => [line.join(" ").replace(TOKEN, "<the token>"), line]))(
  "the token is in no output of: %s",
  async (_, line) => {
    for (const flags of [[], ["--debug"]]) {
      const { stdout, stderr } = await hfSpaces([...line, ...flags], { env: ENV });
      expect(stdout + stderr).not.toContain("Planted");
      expect(stdout + stderr).not.toBe("");
    }
  },
);

test.each(LINES.slice(0, 4).map((line) => [line.join(" "), line]))(
  "a Hub that is not there is one line without a stack trace: %s",
  async (_, line) => {
    const { exitCode, stdout, stderr } = await hfSpaces(line, { env: ENV });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.trim().split("\n").at(-1)).toMatch(
      /^hf-spaces: .*the Hub at http:\/\/127\.0\.0\.1:9 could not be reached \(ECONNREFUSED\); check the network, .*HF_ENDPOINT$/,
    );
    expect(stderr).not.toContain("    at ");
  },
);

test("--debug shows each request and the stack", async () => {
  const { stderr } = await hfSpaces(["wait", "alice/demo", "--debug"], { env: ENV });
  expect(stderr).toMatch(/^debug: GET \/api\/spaces\/alice\/demo\/runtime unreachable \d+ ms$/m);
  expect(stderr).toContain("    at ");
});

test("--json and --debug work before the command as behind it", async () => {
  const before = await hfSpaces(["--json", "templates", "--offline"]);
  expect(before.json()).toMatchObject({ source: "catalog" });
  expect(await hfSpaces(["templates", "--offline", "--json"])).toMatchObject({ stdout: before.stdout });
  const { stderr } = await hfSpaces(["--debug", "wait", "alice/demo"], { env: ENV });
  expect(stderr).toMatch(/^debug: GET /m);
});

test("a token that cannot be one is said without showing it", async () => {
  const { exitCode, stderr } = await hfSpaces(["import", "alice/demo"], { env: { HF_TOKEN: "hf_Plänted" } });
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    "hf-spaces: the Hub token has characters that no token has; copy it again from https://huggingface.co/settings/tokens; it starts with hf_\n",
  );
});

test("data has no colours unless asked for", async () => {
  const colored = /\u001b\[/;
  const lines = ["templates", "--offline"];
  expect((await hfSpaces(lines)).stdout).not.toMatch(colored);
  expect((await hfSpaces(lines, { isTTY: true, env: { TERM: "xterm" } })).stdout).toMatch(colored);
  expect((await hfSpaces(lines, { isTTY: true, env: { NO_COLOR: "1" } })).stdout).not.toMatch(colored);
  expect((await hfSpaces(lines, { env: { FORCE_COLOR: "1" } })).stdout).toMatch(colored);
});

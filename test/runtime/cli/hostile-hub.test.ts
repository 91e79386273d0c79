import { hfSpaces } from "../../support/cli";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scripted-server";

const TOKEN = "hf_TheTokenOfWhoeverAsks";
/** Clears the screen, sets the title, hides a link, moves up, and says the token. */
const HOSTILE = `x\u001b[2J\u001b]0;title\u0007\u001b]8;;https://evil.example\u0007\u009b1A\r\u0008${TOKEN}`;

const runtime = {
  stage: `BUILD_ERROR`,
  errorMessage: HOSTILE,
  hardware: { current: HOSTILE, requested: HOSTILE },
  volumes: [{ type: "bucket", source: HOSTILE, mountPath: HOSTILE }],
};
const space = {
  id: "alice/demo",
  private: false,
  sdk: HOSTILE,
  sha: HOSTILE,
  lastModified: HOSTILE,
  host: HOSTILE,
  runtime,
};

let server: ScriptedServer;

beforeAll(async () => {
  server = await startScriptedServer(({ path }, response) => {
    if (path.includes("/logs/")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      return response.end(`data: ${JSON.stringify({ data: HOSTILE })}\n\n`);
    }
    if (path.endsWith("/runtime")) return json(response, runtime);
    if (path.endsWith("/secrets")) return json(response, { KEY: { description: HOSTILE, updatedAt: HOSTILE } });
    if (path.endsWith("/variables")) return json(response, { KEY: { value: HOSTILE } });
    if (path.endsWith("/templates")) {
      return json(response, { templates: [{ name: HOSTILE, repoId: HOSTILE, sdk: HOSTILE }] });
    }
    if (path.includes("whoami")) {
      return json(response, { name: HOSTILE, orgs: [{ name: HOSTILE, roleInOrg: HOSTILE }] });
    }
    if (path.includes("/refused")) return json(response, { error: HOSTILE }, 400, { "x-request-id": "y" });
    return json(response, path.startsWith("/api/spaces?") ? [space] : space);
  });
});
afterAll(async () => server.close());

const LINES = [
  "wait alice/demo",
  "logs alice/demo",
  "apply-settings alice/demo --sleep-time 1h --dry-run",
  "apply-settings alice/demo --volumes [] --dry-run",
  "import alice/demo",
  "import alice/refused",
  "import alice/demo --hcl",
  "templates",
  "doctor",
];

test.each(LINES.flatMap((line) => [line, `${line} --json`]))(
  "whatever a Hub answers, the terminal and the token are safe: %s",
  async (line) => {
    for (const isTTY of [false, true]) {
      const env = { HF_ENDPOINT: server.url, HF_TOKEN: TOKEN, TERM: "xterm", CI: "1" };
      const { stdout, stderr } = await hfSpaces(line.split(" "), { env, isTTY });
      // eslint-disable-next-line no-control-regex
      const withoutColors = (stdout + stderr).replace(/\u001b\[[0-9;]*m/g, "");
      // eslint-disable-next-line no-control-regex
      expect(withoutColors).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      expect(withoutColors).not.toContain(TOKEN);
      if (!isTTY) expect(stdout + stderr).not.toContain("\u001b");
    }
  },
);

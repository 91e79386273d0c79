import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import {
  checkRepoAccess,
  commit,
  createRepo,
  deleteFile,
  deleteRepo,
  downloadFile,
  fileDownloadInfo,
  fileExists,
  listFiles,
  listSpaces,
  pathsInfo,
  repoExists,
  spaceInfo,
  uploadFiles,
  whoAmI,
} from "@huggingface/hub";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { HfCommand, installHuggingFaceHub, run } from "../support/huggingface-hub";

/** Above the size from which the Hub wants Git LFS. */
const LARGE_FILE_BYTES = 11 * 1024 * 1024;

// Python takes its time to start.

let hub: LocalHub;
let home: string;
let command: HfCommand | undefined;

beforeEach(async () => {
  hub = await startLocalHub({ user: "alice", buildSeconds: 0, startSeconds: 0 });
  home = mkdtempSync(path.join(tmpdir(), "official-clients-"));
});
afterEach(async () => {
  command?.end();
  command = undefined;
  await hub.close();
  rmSync(home, { recursive: true });
});

describe("huggingface_hub", () => {
  const installed = installHuggingFaceHub();
  const client = typeof installed === "string" ? undefined : installed;
  // A machine without Python or PyPI has no such client to test; where tests decide, it must be there.
  const onPython = client || process.env.CI ? test : test.skip;
  if (!client) console.warn(`skipped: ${installed as string}`);

  const expected = {
    templates: true,
    created: "alice/walk",
    stage_without_app: "NO_APP_FILE",
    unchanged_upload_keeps_commit: true,
    files: [".gitattributes", "Dockerfile", "README.md", "data/großer name.bin", "empty.txt"],
    paths_info: [LARGE_FILE_BYTES],
    large_file_is_whole: true,
    empty_file_size: 0,
    deleted: true,
    missing_file: "RemoteEntryNotFoundError",
    pull_request: 1,
    commits: 3,
    runtime: ["RUNNING", "cpu-upgrade", "cpu-upgrade", 3600],
    secrets: ["PASSWORD", "TOKEN"],
    variables: { LEVEL: "INFO", MORE: "2" },
    variables_after_delete: ["LEVEL"],
    hardware: "t4-small",
    sleep_time: 60,
    paused: "PAUSED",
    restarted: "BUILDING",
    build_log: expect.stringContaining("factory restart") as string,
    bucket: "alice/data",
    bucket_files: 0,
    volumes: ["/data"],
    bucket_gone: "BucketNotFoundError",
    listed: ["alice/walk"],
    duplicated: "alice/copy",
    copied_variables: ["LEVEL"],
    copied_secrets: [],
    private: false,
    by_old_name: "alice/walked",
    gone: "RepositoryNotFoundError",
    wrong_token: 401,
  };
  const environment = (at: LocalHub): Record<string, string> => ({
    HF_ENDPOINT: at.url,
    HF_TOKEN: at.token,
    HF_HOME: home,
    LARGE_FILE_BYTES: String(LARGE_FILE_BYTES),
  });
  /** Runs `hf …`; its prints are one text with its notes. */
  const hf = async (...args: string[]): Promise<string> => {
    command ??= new HfCommand(client!.python, environment(hub));
    return command.run(...args);
  };
  const walk = path.join(__dirname, "clients/walk.py");

  onPython("walks a Space's life, as it comes from PyPI", async () => {
    const seen = await run(client!.python, [walk], environment(hub));
    expect(JSON.parse(seen.trim().split("\n").at(-1)!)).toEqual(expected);
    expect(hub.requests().some(({ path: asked }) => asked.includes("/info/lfs/"))).toBe(false);
  });

  onPython("walks it with Git LFS", async () => {
    await hub.close();
    hub = await startLocalHub({ user: "alice", buildSeconds: 0, startSeconds: 0, lfs: true });
    const env = { ...environment(hub), HF_HUB_DISABLE_XET: "1" };
    expect(JSON.parse((await run(client!.python, [walk], env)).trim().split("\n").at(-1)!)).toEqual(expected);
    expect(hub.requests().some(({ path: asked }) => asked.includes("/info/lfs/"))).toBe(true);
  });

  onPython("hf, its command, walks it too", async () => {
    const id = "alice/walk";
    expect(await run(client!.hf, ["auth", "whoami"], environment(hub))).toContain("alice");
    await hf("repos", "create", id, "--type", "space", "--sdk", "static", "--private");
    writeFileSync(path.join(home, "index.html"), "<h1>Hello</h1>");
    await hf("upload", id, path.join(home, "index.html"), "index.html", "--repo-type", "space");
    await hf("spaces", "secrets", "add", id, "-s", "PASSWORD=planted-secret");
    expect(await hf("spaces", "secrets", "ls", id)).toContain("PASSWORD");
    await hf("spaces", "variables", "add", id, "-e", "LEVEL=INFO");
    expect(await hf("spaces", "variables", "ls", id)).toContain("LEVEL");
    expect(await hf("spaces", "info", id)).toContain("RUNNING");
    await hf("spaces", "wait", id);
    expect(await hf("spaces", "hardware")).toContain("t4-small");
    expect(await hf("spaces", "templates")).toContain("zenml");
    expect(await hf("download", id, "index.html", "--repo-type", "space")).toContain("index.html");
    await hf("repos", "move", id, "alice/walked", "--type", "space");
    expect(await hf("spaces", "ls", "--author", "alice", "--quiet")).toContain("alice/walked");
    await hf("repos", "delete", "alice/walked", "--type", "space", "--yes");
    expect(hub.spaces()).toEqual([]);
  });

  onPython("hf sets hardware and sleep time of an app, reads its logs, pauses and restarts it", async () => {
    const id = "alice/app";
    await hf("repos", "create", id, "--type", "space", "--sdk", "docker");
    writeFileSync(path.join(home, "Dockerfile"), "FROM scratch\n");
    await hf("upload", id, path.join(home, "Dockerfile"), "Dockerfile", "--repo-type", "space");
    await hf("spaces", "wait", id);
    await hf("spaces", "settings", id, "--hardware", "t4-small", "--sleep-time", "600");
    await hf("spaces", "wait", id);
    expect(await hf("spaces", "info", id)).toContain("t4-small");
    expect(await hf("spaces", "logs", id, "--build")).toContain("--> DONE");
    await hf("spaces", "pause", id);
    expect(await hf("spaces", "info", id)).toContain("PAUSED");
    await hf("spaces", "restart", id, "--factory-reboot");
    await hf("spaces", "wait", id);
    expect(await hf("spaces", "info", id)).toContain("RUNNING");
  });
});

test("@huggingface/hub walks a Space's life, large files by Git LFS", async () => {
  const at = { hubUrl: hub.url, accessToken: hub.token };
  const repo = { type: "space", name: "alice/walk" } as const;
  expect(await whoAmI(at)).toMatchObject({ type: "user", name: "alice", isPro: true });
  const { repoUrl } = await createRepo({ ...at, repo, sdk: "docker", private: true });
  expect(repoUrl).toBe(`${hub.url}/spaces/alice/walk`);
  expect(await repoExists({ ...at, repo })).toBe(true);
  await checkRepoAccess({ ...at, repo });
  const large = Buffer.alloc(LARGE_FILE_BYTES, "large ");
  await uploadFiles({
    ...at,
    repo,
    useXet: true,
    files: [
      { path: "Dockerfile", content: new Blob(["FROM scratch\n"]) },
      { path: "data/large.bin", content: new Blob([large]) },
    ],
  });
  expect(hub.requests().some(({ path: asked }) => asked.includes("/info/lfs/"))).toBe(true);
  const listed: string[] = [];
  for await (const file of listFiles({ ...at, repo, recursive: true })) listed.push(file.path);
  expect(listed.sort()).toEqual([".gitattributes", "Dockerfile", "README.md", "data", "data/large.bin"]);
  expect(await fileExists({ ...at, repo, path: "Dockerfile" })).toBe(true);
  expect(await fileDownloadInfo({ ...at, repo, path: "data/large.bin" })).toMatchObject({ size: LARGE_FILE_BYTES });
  expect(await pathsInfo({ ...at, repo, paths: ["data/large.bin"] })).toMatchObject([
    { type: "file", size: large.length },
  ]);
  const downloaded = await downloadFile({ ...at, repo, path: "data/large.bin" });
  expect(Buffer.from(await downloaded!.arrayBuffer()).equals(large)).toBe(true);
  await deleteFile({ ...at, repo, path: "data/large.bin" });
  expect(await fileExists({ ...at, repo, path: "data/large.bin" })).toBe(false);
  const stale = { operation: "delete", path: "Dockerfile" } as const;
  await expect(
    commit({ ...at, repo, title: "stale", operations: [stale], parentCommit: "0".repeat(40) }),
  ).rejects.toMatchObject({ statusCode: 412 });
  expect(await spaceInfo({ ...at, name: repo.name, additionalFields: ["author", "runtime"] })).toMatchObject({
    name: "alice/walk",
    sdk: "docker",
    private: true,
    author: "alice",
    runtime: { stage: "RUNNING" },
  });
  const spaces: string[] = [];
  for await (const { name } of listSpaces({ ...at, search: { owner: "alice" } })) spaces.push(name);
  expect(spaces).toEqual(["alice/walk"]);
  await deleteRepo({ ...at, repo });
  expect(await repoExists({ ...at, repo })).toBe(false);
});

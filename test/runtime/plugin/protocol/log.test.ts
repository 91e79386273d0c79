const { TF_LOG, TF_LOG_PROVIDER } = process.env;

afterEach(() => {
  jest.restoreAllMocks();
  for (const [name, value] of Object.entries({ TF_LOG, TF_LOG_PROVIDER })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

/** What the provider writes at each level, in a process with these variables. */
function lines(environment: Record<string, string>): Record<string, unknown>[] {
  delete process.env.TF_LOG;
  delete process.env.TF_LOG_PROVIDER;
  Object.assign(process.env, environment);
  const written: string[] = [];
  jest.spyOn(process.stderr, "write").mockImplementation((line) => written.push(String(line)) > 0);
  jest.isolateModules(() => {
    const { log } = jest.requireActual<typeof import("../../../../runtime/plugin/protocol/log")>(
      "../../../../runtime/plugin/protocol/log",
    );
    for (const level of LEVELS) log[level](`it was ${level}`, { space: "local/app" });
  });
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test.each([
  ["nothing is asked for", {}, ["error"]],
  ["warnings are", { TF_LOG: "WARN" }, ["warn", "error"]],
  ["the provider's own level counts", { TF_LOG: "TRACE", TF_LOG_PROVIDER: "info" }, ["info", "warn", "error"]],
  ["the level is one that Terraform does not know", { TF_LOG: "all" }, [...LEVELS]],
  ["JSON is", { TF_LOG: "JSON" }, [...LEVELS]],
  ["nothing is to be told", { TF_LOG: "OFF" }, []],
])("the levels that are told where %s", (_, environment, levels) => {
  expect(lines(environment).map((line) => line["@level"])).toEqual(levels);
});

test("a line is what Terraform takes for one of a plug-in, with its facts", () => {
  expect(lines({})).toEqual([
    {
      "@level": "error",
      "@message": "it was error",
      "@module": "provider",
      "@timestamp": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      space: "local/app",
    },
  ]);
});

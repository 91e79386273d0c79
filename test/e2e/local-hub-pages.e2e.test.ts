import * as path from "path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { HubClient } from "../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { findChromium, openBrowser } from "../support/browser";

// A machine without a browser cannot show a page; where tests decide, there must be one.
const onBrowser = findChromium() || process.env.CI ? describe : describe.skip;
if (!findChromium()) console.warn("skipped: no Chromium; install one, or name it in CHROMIUM_PATH");

onBrowser("the local Hub's pages in a browser", () => {
  let browser: Browser;
  let hub: LocalHub;
  let client: HubClient;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    hub = await startLocalHub({ user: "alice", buildSeconds: 0.2, startSeconds: 0.2 });
    client = new HubClient({ endpoint: hub.url, token: hub.token });
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    page.setDefaultTimeout(0); // the test's own is enough
    complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(hub.url) && !request.url().startsWith("data:")) complaints.push(request.url());
    });
  });
  afterEach(async () => {
    await page.close();
    await hub.close();
    expect(complaints).toEqual([]);
  });

  /** In the Hub, whatever a page shows. */
  const waitForStage = async (stage: string): Promise<void> => {
    while ((await client.getRuntime("alice/demo")).stage !== stage) await new Promise(setImmediate);
  };

  const zenml = { sdk: "docker", template: "zenml/zenml-template-space" } as const;

  test("show a Space live, from its creation to its end, and each request", async () => {
    await page.goto(hub.url);
    await page.getByText("None yet.").waitFor();
    await client.createSpace({
      name: "demo",
      ...zenml,
      hardware: "cpu-upgrade",
      secrets: [{ key: "PASSWORD", value: "planted-secret" }],
      variables: [{ key: "LEVEL", value: "INFO" }],
    });
    const card = page.locator("#spaces > li", { hasText: "alice/demo" });
    await card.getByText("RUNNING", { exact: true }).waitFor();
    await card.locator("summary").click();
    for (const text of ["docker · cpu-upgrade", "PASSWORD", "LEVEL=INFO"]) {
      await card.getByText(text).waitFor();
    }
    for (const what of ["built", "started"]) {
      await card.locator(`dt:text-is("${what}") + dd`).getByText("once", { exact: true }).waitFor();
    }
    await page.locator("tr", { hasText: "/api/repos/create" }).getByText("200").waitFor();
    await client.moveSpace("alice/demo", "alice/renamed");
    await page.getByText("alice/renamed").waitFor();
    await card.waitFor({ state: "detached" });
    await client.deleteSpace("alice/renamed");
    await page.getByText("None yet.").waitFor();
    expect(await page.content()).not.toContain("planted");
  });

  test("show a Space's stages and logs as they come, and those before", async () => {
    await page.goto(`${hub.url}/spaces/alice/demo`);
    await page.getByText("There is no such Space.").waitFor();
    complaints = complaints.filter((text) => !/404/.test(text));
    await client.createSpace({ name: "demo", ...zenml });
    await page.getByText("There is no such Space.").waitFor({ state: "hidden" });
    await waitForStage("RUNNING");
    await page.reload();
    const stages = page.locator("#stages");
    await stages.getByText(/BUILDING\n.* {2}APP_STARTING\n.* {2}RUNNING\n$/).waitFor();
    await page.locator("#build", { hasText: "--> DONE" }).waitFor();
    await page.locator("#run", { hasText: "listening" }).waitFor();
    expect(await page.locator("#commit").textContent()).toMatch(/^[0-9a-f]{7} {2}\S/);
    const file = await page.getByRole("link", { name: "Dockerfile" }).getAttribute("href");
    expect(await (await fetch(hub.url + file)).text()).toMatch(/^FROM /m);
    await page.getByRole("button", { name: "Pause alice/demo" }).click();
    await stages.getByText("PAUSED").waitFor();
    await client.moveSpace("alice/demo", "alice/renamed");
    await page.getByRole("heading", { name: "alice/renamed" }).waitFor();
    expect(page.url()).toBe(`${hub.url}/spaces/alice/renamed`);
    await client.deleteSpace("alice/renamed");
    await page.locator("#stage", { hasText: "DELETED" }).waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    // Terraform replaces a Space so.
    await client.createSpace({ name: "renamed", ...zenml });
    await page.locator("#stage", { hasText: /^RUNNING$/ }).waitFor();
  });

  test("fit a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const variables = [{ key: "LONG_NAME_OF_A_VARIABLE", value: "x".repeat(300) }];
    await client.createSpace({
      name: "a-name-that-is-quite-long-as-names-of-spaces-go-and-then-some",
      ...zenml,
      variables,
    });
    for (const address of ["/", "/spaces/alice/a-name-that-is-quite-long-as-names-of-spaces-go-and-then-some"]) {
      await page.goto(hub.url + address);
      if (address === "/") await page.locator("summary").click();
      await page.getByText("x".repeat(300)).waitFor();
      const [content, window] = await page.evaluate<[number, number]>(
        "[document.documentElement.scrollWidth, innerWidth]",
      );
      expect(content).toBeLessThanOrEqual(window);
    }
  });

  test("keep the reader's place while a Space changes: keyboard, selection, filter, also on the way back", async () => {
    await client.createSpace({ name: "demo", ...zenml });
    await client.createSpace({ name: "other", sdk: "static" });
    await page.goto(hub.url);
    await page.getByLabel("Filter").fill("demo docker");
    const title = page.locator("#spaces").getByRole("link", { name: "alice/demo" });
    await title.focus();
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('#spaces summary'))");
    await client.pauseSpace("alice/demo");
    await page.locator("#spaces").getByText("PAUSED").waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("alice/demo");
    expect(await page.evaluate("String(getSelection())")).toContain("docker");
    await page.keyboard.press("Enter");
    await page.locator("#stages").waitFor();
    await page.goBack();
    await title.waitFor();
    expect(await page.getByLabel("Filter").inputValue()).toBe("demo docker");
    expect(await page.locator("#spaces > li").count()).toBe(1);
    await page.getByLabel("Filter").fill("like nothing here");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("link", { name: "alice/other" }).waitFor();
    await page.getByRole("button", { name: "1 PAUSED", exact: true }).click();
    await page.getByRole("link", { name: "alice/other" }).waitFor({ state: "detached" });
    expect(await page.getByRole("button", { pressed: true }).textContent()).toBe("1 PAUSED");
  });

  test("hold no connection while nobody looks, and show all there is to who comes back", async () => {
    const look = async (hidden: boolean): Promise<void> => {
      await page.evaluate(`Object.defineProperty(document, "hidden", { value: ${hidden}, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"))`);
    };
    let streams = 0;
    page.on("request", (request) => request.resourceType() === "eventsource" && streams++);
    await page.goto(hub.url);
    await page.getByText("None yet.").waitFor();
    await look(true);
    await client.createSpace({ name: "demo", sdk: "static" });
    await look(false);
    await page.getByRole("link", { name: "alice/demo" }).waitFor();
    expect(streams).toBe(2);
    // A stream that is refused is asked for again.
    await page.route("**/live", (route) => route.fulfill({ status: 429 }), { times: 1 });
    await look(true);
    await look(false);
    await page.getByText("The Hub does not answer").waitFor();
    await page.getByText("The Hub does not answer").waitFor({ state: "hidden" });
    complaints = complaints.filter((text) => !/429/.test(text));
  });

  test("tell the time as the reader's clock does, and what hundreds of requests hide", async () => {
    const there = await browser.newPage({ timezoneId: "Asia/Kathmandu" });
    await client.createSpace({ name: "demo", sdk: "static" });
    await client.getSpace("alice/missing").catch(() => undefined);
    await Promise.all(Array.from({ length: 200 }, async () => fetch(`${hub.url}/api/spaces`)));
    await there.goto(hub.url);
    await there.getByText(`${hub.requests().length - 100} older ones`).waitFor();
    await there.getByLabel("Show").selectOption("failures");
    const row = there.locator("#requests tr");
    await row.getByText("/api/spaces/alice/missing").waitFor();
    const { time } = hub.requests().find(({ status }) => status === 404)!;
    const shown = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Asia/Kathmandu" });
    expect(await row.locator("td").first().textContent()).toBe(shown.format(new Date(time)));
    await there.getByLabel("Show").selectOption("all");
    await there.getByPlaceholder("part of a path").fill("create");
    await row.getByText("/api/repos/create").waitFor();
    expect(await row.count()).toBe(1);
    await there.getByPlaceholder("part of a path").fill("");
    // Of more than the page keeps, it does not tell how many there are.
    await Promise.all(Array.from({ length: 900 }, async () => fetch(`${hub.url}/api/spaces`)));
    await there.getByText("900 more of the latest 1000").waitFor();
    // Another one's reset counts here too.
    hub.reset();
    await row.first().waitFor({ state: "detached" });
    await there.close();
  });

  test("say what a Space lacks that has nothing to run", async () => {
    await client.createSpace({ name: "demo", sdk: "gradio" });
    await page.goto(`${hub.url}/spaces/alice/demo`);
    await page.getByText("NO_APP_FILE", { exact: true }).first().waitFor();
    await page.getByText("nothing to run yet: commit a file that ends in .py").waitFor();
    expect(await page.getByText("started").count()).toBe(0);
  });

  test("show markup in a value as text", async () => {
    const value = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
    await client.createSpace({ name: "demo", ...zenml, variables: [{ key: "EVIL", value }] });
    await page.goto(hub.url);
    await page.locator("summary").click();
    await page.getByText("EVIL=<img").waitFor();
    expect(await page.title()).toBe("A Hub on this machine");
  });

  test("count, filter and sort a thousand Spaces, and show a hundred at once", async () => {
    for (let i = 0; i < 1000; i++) await client.createSpace({ name: `app-${i}`, sdk: "static" });
    await client.createSpace({ name: "paid", ...zenml, hardware: "t4-small" });
    await page.goto(hub.url);
    await page.getByRole("button", { name: "1001 RUNNING" }).waitFor();
    await page.locator("#cost", { hasText: "$0.40 an hour" }).waitFor();
    await page.getByText("901 more: filter by name, stage or hardware").waitFor();
    const cards = page.locator("#spaces > li");
    expect(await cards.count()).toBe(100);
    // The requests and what can be done stay in sight.
    await cards.nth(90).scrollIntoViewIfNeeded();
    const seen = await page.getByRole("heading", { name: "Latest requests" }).boundingBox();
    expect(seen!.y).toBeGreaterThanOrEqual(0);
    expect(seen!.y).toBeLessThan(800);
    await page.getByLabel("Sort").selectOption("cost");
    await cards.first().getByText("alice/paid").waitFor();
    await page.getByLabel("Filter").fill("app-77");
    await page.locator("#more").waitFor({ state: "hidden" });
    expect(await cards.count()).toBe(11);
  });

  test("do by a click what a test can do", async () => {
    await client.createSpace({ name: "demo", ...zenml });
    await page.goto(hub.url);
    const card = page.locator("#spaces > li");
    const stage = async (name: string) => card.getByText(name, { exact: true }).waitFor();
    await stage("RUNNING");
    await card.locator("summary").click();
    await page.getByRole("button", { name: "Pause alice/demo" }).click();
    await stage("PAUSED");
    await page.getByRole("button", { name: "Fail the next build alice/demo" }).click();
    await page.getByText("Fail the next build alice/demo: done").waitFor();
    await page.getByRole("list", { name: "Faults" }).getByText("fail-build · path alice/demo · times 1").waitFor();
    // The cards stay open, and the keyboard where it was, while the stages change.
    await page.getByRole("button", { name: "Restart alice/demo" }).focus();
    await page.keyboard.press("Enter");
    await stage("BUILD_ERROR");
    await page.keyboard.press("Enter");
    await stage("RUNNING");
    await page.getByRole("list", { name: "Faults" }).waitFor({ state: "hidden" });
    await page.getByRole("combobox", { name: "Fault" }).selectOption("error");
    await page.getByRole("spinbutton", { name: "status" }).fill("500");
    await page.getByLabel("on paths with").fill("/whoami");
    await page.getByRole("spinbutton", { name: "times" }).fill("2");
    await page.keyboard.press("Enter");
    const faults = page.getByRole("list", { name: "Faults" });
    await faults.getByText("error · path /whoami · times 2 · status 500").waitFor();
    await client.whoAmI().catch(() => undefined);
    await faults.getByText("times 1").waitFor();
    await page.getByRole("button", { name: "Clear faults" }).click();
    await faults.waitFor({ state: "hidden" });
    await page.getByLabel("Show").selectOption("failures");
    await page.locator("tbody tr", { hasText: "/api/whoami-v2" }).getByText("500").waitFor();
    await page.getByRole("button", { name: "Advance an hour" }).click();
    await page.getByText("Advance an hour: done").waitFor();
    await page.getByLabel("Speed").selectOption("held");
    await page.getByText("The clock is held").waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Delete alice/demo" }).click();
    await page.getByText("None yet.").waitFor();
    expect(hub.spaces()).toEqual([]);
    await client.createSpace({ name: "again", sdk: "static" });
    await card.waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByText("None yet.").waitFor();
    expect(hub.requests()).toEqual([]);
  });

  test("open a private app, which elsewhere wants the token", async () => {
    const script = "document.title = 'it runs'; localStorage.setItem('kept', 'yes')";
    const index = `<link rel="icon" href="data:,"><p>for its owner</p><script type="module" src="app.js"></script>`;
    const files = [
      { path: "index.html", content: index },
      { path: "app.js", content: script },
    ];
    await client.createSpace({ name: "own", sdk: "static", visibility: "private", files });
    await client.createSpace({ name: "other", sdk: "static", visibility: "private" });
    const address = new URL(hub.url);
    address.hostname = "alice-own.localhost";
    page.removeAllListeners("request");
    for (const closed of [`${hub.url}/apps/alice-own/`, address.href, `${address.href}?local-hub-key=guessed`]) {
      expect((await page.goto(closed))!.status()).toBe(404);
    }
    await page.goto(hub.url);
    const card = page.locator("#spaces > li", { hasText: "alice/own" });
    await card.locator("summary").click();
    await card.getByRole("link", { name: "open the app" }).click();
    await page.waitForURL(address.href);
    await page.waitForFunction("document.title === 'it runs'");
    expect(await page.evaluate("document.cookie")).toBe("");
    address.hostname = "alice-other.localhost";
    expect((await page.goto(address.href))!.status()).toBe(404);
    await page.goto(hub.url);
    await card.locator("summary").click();
    await card.getByRole("link", { name: "below /apps/" }).click();
    await page.getByText("for its owner").waitFor();
    // Its scripts have no origin there, and must not act as the Hub's own page.
    complaints = complaints.filter((text) => !/origin 'null'|ERR_FAILED|404/.test(text));
  });

  test.each(["light", "dark"] as const)("can be read by everyone: no complaint of axe, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const files = [{ path: "Dockerfile", content: "# local-hub: fail build\n" }];
    await client.createSpace({ name: "broken", sdk: "docker", files });
    await client.createSpace({ name: "demo", ...zenml });
    for (const address of ["/", "/spaces/alice/demo"]) {
      await page.goto(hub.url + address);
      if (address === "/") await page.locator("summary").first().click();
      await page.locator(".stage.good").first().waitFor();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        "axe.run()",
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test("say that the Hub is gone", async () => {
    await page.goto(hub.url);
    await page.getByText("None yet.").waitFor();
    await hub.close();
    await page.getByText("The Hub does not answer").waitFor();
    complaints = complaints.filter((text) => !/Failed to load resource|ERR_/.test(text));
  });

  test("serve a static Space at an address of its own", async () => {
    const files = [
      {
        path: "index.html",
        content:
          '<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/app.js"></script><p>Hello</p>',
      },
      { path: "style.css", content: "p { color: rgb(1, 2, 3) }" },
      { path: "app.js", content: "localStorage.setItem('kept', 'yes'); document.title = 'it runs'" },
    ];
    await client.createSpace({ name: "page", sdk: "static", files });
    const own = new URL(hub.url);
    own.hostname = "alice-page.localhost";
    page.removeAllListeners("request");
    await page.goto(own.href);
    expect(await page.title()).toBe("it runs");
    expect(await page.evaluate("getComputedStyle(document.querySelector('p')).color")).toBe("rgb(1, 2, 3)");
  });

  test("make the picture in the documentation", async () => {
    await client.createSpace({
      name: "zenml-server",
      ...zenml,
      hardware: "cpu-upgrade",
      secrets: [{ key: "ZENML_STORE_URL", value: "mysql://" }],
      variables: [{ key: "ZENML_LOGGING_VERBOSITY", value: "INFO" }],
    });
    await client.createSpace({ name: "handbook", sdk: "static" });
    const files = [{ path: "Dockerfile", content: "# local-hub: fail build\n" }];
    await client.createSpace({ name: "labels", sdk: "docker", visibility: "private", files });
    await page.goto(hub.url);
    await page.locator("li", { hasText: "labels" }).getByText("BUILD_ERROR").waitFor();
    await page.locator("li", { hasText: "zenml-server" }).getByText("RUNNING", { exact: true }).waitFor();
    await page.locator("li", { hasText: "zenml-server" }).locator("summary").click();
    await page.setViewportSize({ width: 1200, height: 640 });
    const picture = await page.screenshot();
    expect(picture.length).toBeGreaterThan(20_000);
    if (process.env.UPDATE_SCREENSHOTS) {
      await page.screenshot({ path: path.join(__dirname, "../../docs/local-hub.png") });
    }
  });
});

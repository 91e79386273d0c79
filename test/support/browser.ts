import { existsSync } from "fs";
import { tmpdir } from "os";
import { chromium, type Browser } from "playwright-core";

const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium of this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...KNOWN].find((file) => file !== undefined && existsSync(file));
}

export async function openBrowser(): Promise<Browser> {
  // Chromium's own sandbox does not start for root, who runs tests in containers.
  const isRoot = process.getuid?.() === 0;
  // What it writes beside its profile is not for whoever runs the tests to keep.
  const env = { ...process.env, HOME: tmpdir(), XDG_CONFIG_HOME: tmpdir(), XDG_CACHE_HOME: tmpdir() };
  return chromium.launch({ executablePath: findChromium(), chromiumSandbox: !isRoot, timeout: 0, env });
}

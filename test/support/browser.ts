import { existsSync } from "fs";
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
  return chromium.launch({ executablePath: findChromium(), chromiumSandbox: !isRoot, timeout: 0 });
}

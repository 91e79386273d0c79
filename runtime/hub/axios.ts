import type { AxiosStatic } from "axios";

/**
 * Loads axios with the first request: a process that sends none starts faster by as much as axios takes to load. A plain
 * `require`, because jest cannot `import()` without flags.
 */
export function loadAxios(): AxiosStatic {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("axios") as { default: AxiosStatic }).default;
}

/**
 * Log lines as Terraform reads them from a plugin's stderr: one JSON object a line, in the manner of hclog. The level comes
 * from the variables that Terraform's users set, `TF_LOG_PROVIDER` and `TF_LOG`.
 *
 * Never hand it a value of a configuration, a state, a request body or a header: some of them are secrets.
 *
 * @see https://developer.hashicorp.com/terraform/internals/debugging
 */
const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

type Level = (typeof LEVELS)[number];
type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

const wanted = (process.env.TF_LOG_PROVIDER || process.env.TF_LOG || "error").toLowerCase();
const threshold = wanted === "json" ? 0 : wanted === "off" ? LEVELS.length : LEVELS.indexOf(wanted as Level);

function write(level: Level, message: string, facts: Facts = {}): void {
  // An unheard-of level means "all", as it does to Terraform.
  if (LEVELS.indexOf(level) < threshold) return;
  // With any but six digits after the second Terraform takes the line for plain text, and its level for DEBUG.
  const timestamp = new Date().toISOString().replace("Z", "000Z");
  const line = { "@level": level, "@message": message, "@module": "provider", "@timestamp": timestamp };
  process.stderr.write(JSON.stringify({ ...line, ...facts }) + "\n");
}

export const log = {
  trace: (message: string, facts?: Facts): void => write("trace", message, facts),
  debug: (message: string, facts?: Facts): void => write("debug", message, facts),
  info: (message: string, facts?: Facts): void => write("info", message, facts),
  warn: (message: string, facts?: Facts): void => write("warn", message, facts),
  error: (message: string, facts?: Facts): void => write("error", message, facts),
};

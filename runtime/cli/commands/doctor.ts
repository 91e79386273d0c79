import { execFile } from "child_process";
import type { Command } from "commander";
import { engines, version } from "../../../package.json";
import { findEndpoint, HubError, type Account } from "../../hub";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { ExitCode } from "../exit-code";
import type { Terminal } from "../terminal";
import { thisPackage } from "../this-package";

interface Check {
  readonly name: string;
  readonly status: "ok" | "warning" | "failed";
  readonly found: string;
  /** What to do; only where something is. */
  readonly advice?: string;
}

/** The Hub is reached within this time, or there is something wrong with the way to it. */
const PATIENCE_MS = 15_000;

export function doctorCommand(run: Run): Command {
  return newCommand("doctor", "Check everything that a deployment needs, and say what to do", [
    ["hf-spaces doctor", "Node.js, Terraform or OpenTofu, the Hub, your token and what it may do"],
    ["hf-spaces doctor --json", "the same for a script; exit code 1 when a check failed"],
  ]).action(run(doctor));
}

async function doctor(cli: Cli): Promise<ExitCode> {
  const checks = [checkNode(), await checkTerraform(cli.terminal), ...(await checkHub(cli))];
  const failed = checks.some(({ status }) => status === "failed");
  if (cli.json) cli.printJson({ version, ok: !failed, checks });
  else checks.forEach((check) => show(cli, check));
  return failed ? ExitCode.FAILED : ExitCode.DONE;
}

function show(cli: Cli, { name, status, found, advice }: Check): void {
  const { colors } = cli;
  const marks = { ok: colors.green("ok     "), warning: colors.yellow("warning"), failed: colors.red("failed ") };
  cli.print(`${marks[status]}  ${name.padEnd(10)} ${found}`);
  if (advice) cli.print(`${" ".repeat(20)}${colors.dim("→")} ${advice}`);
}

function checkNode(): Check {
  const needed = engines.node.replace(/[^\d.]/g, "");
  const found = process.versions.node;
  if (!isOlder(found, needed)) return { name: "Node.js", status: "ok", found };
  const advice = `install Node.js ${needed} or newer: https://nodejs.org`;
  return { name: "Node.js", status: "failed", found, advice };
}

/** As cdktf and cdktn choose: TERRAFORM_BINARY_NAME, else terraform; OpenTofu does as well. */
async function checkTerraform({ env, signal }: Terminal): Promise<Check> {
  const name = "Terraform";
  const named = env.TERRAFORM_BINARY_NAME;
  for (const binary of named ? [named] : ["terraform", "tofu"]) {
    const found = await versionOf(binary, env, signal);
    if (!found) continue;
    const isTofu = /tofu/.test(binary);
    const product = isTofu ? "OpenTofu" : "Terraform";
    const oldest = isTofu ? "1.8.0" : "1.5.0";
    if (isOlder(found, oldest)) {
      return { name, status: "failed", found: `${product} ${found}`, advice: `install ${product} ${oldest} or newer` };
    }
    const advice =
      binary === "tofu" && !named
        ? `${thisPackage().framework} needs to be told: export TERRAFORM_BINARY_NAME=tofu`
        : undefined;
    return { name, status: advice ? "warning" : "ok", found: `${product} ${found}`, advice };
  }
  const found = named
    ? `TERRAFORM_BINARY_NAME is ${named}, and that does not start`
    : "neither terraform nor tofu is on the PATH";
  const advice =
    "install one: https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install";
  return { name, status: "failed", found, advice };
}

async function versionOf(binary: string, env: Terminal["env"], signal: AbortSignal): Promise<string | undefined> {
  const output = await new Promise<string>((resolve) => {
    // Without it, Terraform would ask a server for its newest version.
    const quiet = { ...env, CHECKPOINT_DISABLE: "1" };
    try {
      execFile(binary, ["version", "-json"], { env: quiet, signal, timeout: 20_000 }, (_, stdout) => resolve(stdout));
    } catch {
      resolve(""); // it can never start: a .cmd or .bat on Windows
    }
  });
  return /"terraform_version":\s*"([^"]+)"/.exec(output)?.[1];
}

async function checkHub(cli: Cli): Promise<Check[]> {
  const { env } = cli.terminal;
  let endpoint: string;
  let hasToken: boolean;
  try {
    endpoint = findEndpoint(undefined, env);
    hasToken = cli.hub.hasToken;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const isToken = error.code === "invalid_token_text";
    return [problem(isToken ? "token" : "Hub", error)];
  }
  const hub = cli.newClient({ timeoutMs: PATIENCE_MS });
  if (!hasToken) {
    const advice =
      "set HF_TOKEN, or run `hf auth login`; make a token with the write role at https://huggingface.co/settings/tokens";
    const token: Check = { name: "token", status: "failed", found: "none", advice };
    try {
      await hub.listTemplates();
      return [{ name: "Hub", status: "ok", found: endpoint }, token];
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return [error.status === 401 ? { name: "Hub", status: "ok", found: endpoint } : problem("Hub", error), token];
    }
  }
  try {
    const account = await hub.whoAmI();
    const where = env.HF_TOKEN?.trim()
      ? "HF_TOKEN"
      : env.HUGGING_FACE_HUB_TOKEN?.trim()
        ? "HUGGING_FACE_HUB_TOKEN"
        : "the token file";
    return [{ name: "Hub", status: "ok", found: endpoint }, checkRole(account, where), checkAccount(account)];
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const isToken = error.status === 401 || error.status === 403;
    return isToken
      ? [{ name: "Hub", status: "ok", found: endpoint }, problem("token", error)]
      : [problem("Hub", error)];
  }
}

function checkRole({ tokenName, tokenRole, tokenType, tokenWrites }: Account, where: string): Check {
  const name = "token";
  const found = `from ${where}${tokenName ? `, "${tokenName}"` : ""}${tokenRole ? `, role ${tokenRole}` : ""}`;
  if (tokenRole === "read") {
    const advice = "it can read only: make one with the write role at https://huggingface.co/settings/tokens";
    return { name, status: "failed", found, advice };
  }
  if (tokenRole === "fineGrained") {
    const advice = "it needs write access to the repositories of the namespace that you deploy to";
    if (!tokenWrites) return { name, status: "warning", found, advice };
    if (tokenWrites.length > 0) return { name, status: "ok", found: `${found}, writes to ${tokenWrites.join(", ")}` };
    const change = "edit it at https://huggingface.co/settings/tokens";
    return { name, status: "failed", found: `${found}, writes nowhere`, advice: `${advice}; ${change}` };
  }
  if (tokenType === "oauth") {
    return { name, status: "warning", found, advice: "it expires soon: use an access token for deployments" };
  }
  return { name, status: "ok", found };
}

function checkAccount({ name: user, isPro, canPay, organizations }: Account): Check {
  const orgs = organizations.map(({ name: org, role, plan }) => {
    const details = [role, plan].filter(Boolean).join(", ");
    return details ? `${org} (${details})` : org;
  });
  const found = `${user}, ${isPro ? "PRO" : "free plan"}${canPay ? ", with a payment method" : ""}${orgs.length > 0 ? `; ${orgs.join(", ")}` : ""}`;
  if (isPro || organizations.some(({ plan }) => plan)) return { name: "account", status: "ok", found };
  const advice =
    "a free account runs static Spaces only; gradio and docker need PRO, Team or Enterprise: https://huggingface.co/pricing";
  return { name: "account", status: "warning", found, advice };
}

function problem(name: string, error: HubError): Check {
  const { rawMessage, advice } = error;
  const found = advice ? rawMessage.replace(`; ${advice}`, "") : rawMessage;
  return { name, status: "failed", found, advice };
}

function isOlder(found: string, needed: string): boolean {
  const numbers = (text: string): number[] =>
    text
      .split(/[.-]/)
      .slice(0, 3)
      .map((part) => parseInt(part, 10) || 0);
  const [a, b] = [numbers(found), numbers(needed)];
  const first = a.findIndex((part, index) => part !== b[index]);
  return first !== -1 && a[first]! < (b[first] ?? 0);
}

import { existsSync, readdirSync, readFileSync } from "fs";
import * as path from "path";
import { FREE_SLEEP_SECONDS } from "../../../src/catalog/hardware";
import { missingPath, usageError } from "../errors";
import type { Terminal } from "../terminal";
import { thisPackage } from "../this-package";
import { SPACE_RESOURCE, type PlannedSpace } from "./planned-space";

type Json = Readonly<Record<string, unknown>>;

/**
 * The Spaces of a synthesized folder: `cdktf.out`, one of its stacks, or any folder of `*.tf.json` files; or of a plan, as
 * `terraform show -json` writes it.
 * @throws CliError where nothing of the kind is there
 */
export function readPlannedSpaces(target: string, env: Terminal["env"]): PlannedSpace[] {
  if (!existsSync(target)) {
    throw missingPath("the folder", target, `run ${synth()} first, or name its output folder`);
  }
  if (target.endsWith(".json") && !target.endsWith(".tf.json")) return readPlan(target);
  if (target.endsWith(".tf.json")) return spacesOf([readJson(target)], env);
  const manifest = path.join(target, "manifest.json");
  if (existsSync(manifest)) {
    const stacks = record(readJson(manifest).stacks);
    return Object.entries(stacks).flatMap(([stack, entry]) => {
      const folder = path.join(target, String(record(entry).workingDirectory));
      return spacesOf(readFolder(folder), env).map((space) => ({ ...space, stack }));
    });
  }
  const files = readFolder(target);
  if (files.length === 0) {
    const isHcl = readdirSync(target).some((file) => file.endsWith(".tf"));
    throw usageError(
      isHcl
        ? `${target} holds HCL; write its plan as JSON (terraform plan -out plan && terraform show -json plan > plan.json) and give that file`
        : `${target} holds no synthesized stack; run ${synth()} first, or name its output folder`,
    );
  }
  return spacesOf(files, env);
}

function synth(): string {
  return `\`${thisPackage().framework} synth\``;
}

function readFolder(folder: string): Json[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".tf.json")) : [];
  return files.sort().map((file) => readJson(path.join(folder, file)));
}

function spacesOf(files: readonly Json[], env: Terminal["env"]): PlannedSpace[] {
  const variables = Object.assign({}, ...files.map((file) => record(file.variable))) as Json;
  const known = (value: unknown): unknown => resolve(value, variables, env);
  const released = files.some(isReleased);
  return files.flatMap((file) =>
    Object.entries(record(record(file.resource)[SPACE_RESOURCE])).flatMap(([id, body]) =>
      // Terraform takes an object, or a list of them.
      [body].flat().map((one): PlannedSpace => {
        const { name, sdk, hardware, sleep_time: sleepTime, replicas, paused, count, for_each: forEach } = record(one);
        return {
          address: `${SPACE_RESOURCE}.${id}`,
          name: text(known(name)) ?? undefined,
          sdk: text(known(sdk)) ?? undefined,
          hardware: text(known(hardware)),
          // The released provider has to be given a sleep time, whether one was asked for or not.
          sleepTimeSeconds: released && sleepTime === FREE_SLEEP_SECONDS ? undefined : number(known(sleepTime)),
          replicas: number(known(replicas)),
          paused: known(paused) === true,
          instances: instances(known(count), known(forEach)),
        };
      }),
    ),
  );
}

function isReleased({ terraform }: Json): boolean {
  const { source } = record(record(record(terraform).required_providers)["huggingface-spaces"]);
  return source === "strickvl/huggingface-spaces";
}

/** A variable's value where it can be told without Terraform: from TF_VAR_…, else its default. Undefined is absent, null unknown. */
function resolve(value: unknown, variables: Json, env: Terminal["env"]): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return value;
  const name = /^\$\{var\.([\w-]+)\}$/.exec(value)?.[1];
  if (name === undefined) return /[$%]\{/.test(value) ? null : value;
  return env[`TF_VAR_${name}`] ?? record(variables[name]).default ?? null;
}

function instances(count: unknown, forEach: unknown): number | null {
  if (count !== undefined) return number(count) ?? null;
  if (forEach === undefined) return 1;
  if (Array.isArray(forEach)) return forEach.length;
  return typeof forEach === "object" && forEach !== null ? Object.keys(forEach).length : null;
}

function readPlan(file: string): PlannedSpace[] {
  const plan = readJson(file);
  const root = record(record(plan.planned_values).root_module);
  if (!plan.planned_values) {
    throw usageError(
      `${file} is no plan; write one with terraform plan -out plan && terraform show -json plan > plan.json`,
    );
  }
  return modulesOf(root).flatMap(({ resources }) =>
    (Array.isArray(resources) ? resources.map(record) : [])
      .filter(({ type, mode }) => type === SPACE_RESOURCE && mode !== "data")
      .map(({ address, values }): PlannedSpace => {
        const { name, sdk, hardware, sleep_time: sleepTime, replicas, paused } = record(values);
        return {
          address: String(address),
          name: text(name) ?? undefined,
          sdk: text(sdk) ?? undefined,
          hardware: text(hardware ?? undefined),
          sleepTimeSeconds: number(sleepTime ?? undefined),
          replicas: number(replicas ?? undefined),
          paused: paused === true,
          instances: 1,
        };
      }),
  );
}

function modulesOf(module: Json): Json[] {
  const children = Array.isArray(module.child_modules) ? module.child_modules.map(record) : [];
  return [module, ...children.flatMap(modulesOf)];
}

function readJson(file: string): Json {
  try {
    return record(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw usageError(`${file} is not JSON; run ${synth()} again`);
  }
}

function record(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function text(value: unknown): string | null | undefined {
  if (value === undefined) return undefined;
  return typeof value === "string" && value !== "" ? value : value === "" ? undefined : null;
}

function number(value: unknown): number | null | undefined {
  if (value === undefined) return undefined;
  const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : null;
}

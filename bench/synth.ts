/**
 * `npx tsx bench/synth.ts [runs]`: how much CPU time it takes to synthesize many Spaces, with the L2 and with raw L1 resources of the
 * same content, in one process and in turn.
 */
import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk, SpaceSecret } from "../src";
import { medianOf } from "./median";
import { Space } from "../src/bindings/space.generated";

const SIZES = [100, 1000, 5000];
const SETTINGS = Array.from({ length: 10 }, (_, i) => i);
const variables = Object.fromEntries(SETTINGS.map((i) => [`VARIABLE_${i}`, `value ${i}`]));
const values = Object.fromEntries(SETTINGS.map((i) => [`SECRET_${i}`, `secret ${i}`]));

type Build = (stack: TerraformStack, count: number) => void;

const withL2: Build = (stack, count) => {
  const secrets = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, SpaceSecret.unsafePlainText(value)]),
  );
  for (let i = 0; i < count; i++) {
    new HuggingFaceSpace(stack, `space${i}`, { name: `space-${i}`, sdk: SpaceSdk.DOCKER, env: variables, secrets });
  }
};

const withL1: Build = (stack, count) => {
  for (let i = 0; i < count; i++) {
    new Space(stack, `space${i}`, {
      name: `space-${i}`,
      sdk: "docker",
      visibility: "private",
      variables: { ...variables },
      secretsWo: { ...values },
    });
  }
};

function measure(build: Build, count: number): number {
  const outdir = mkdtempSync(path.join(tmpdir(), "bench-"));
  try {
    const start = process.cpuUsage();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    build(stack, count);
    app.synth();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const runs = Number(process.argv[2] ?? 5);
measure(withL2, 100);
measure(withL1, 100);
console.log("Spaces  L1 ms  L2 ms  L2/L1  L2 ms per Space");
for (const count of SIZES) {
  const l1: number[] = [];
  const l2: number[] = [];
  for (let run = 0; run < runs; run++) {
    l1.push(measure(withL1, count));
    l2.push(measure(withL2, count));
  }
  const [a, b] = [medianOf(l1).median, medianOf(l2).median];
  const columns = [a.toFixed(0).padStart(6), b.toFixed(0).padStart(6), (b / a).toFixed(2).padStart(6)];
  console.log(`${String(count).padStart(6)} ${columns.join(" ")} ${(b / count).toFixed(3).padStart(16)}`);
}

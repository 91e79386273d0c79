/**
 * `npx tsx bench/synth.ts [runs]`: how much CPU time it takes to synthesize many Spaces: raw L1 resources, the L2 with the
 * bundled provider and the L2 with the released one, of the same content, in one process and in turn. The ratios are those of
 * runs that follow each other.
 */
import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
} from "../src";
import { medianOf } from "./median";
import { Space } from "../src/bindings/space.generated";

const SIZES = process.argv[3]?.split(",").map(Number) ?? [100, 1000, 5000];
const SETTINGS = Array.from({ length: 10 }, (_, i) => i);
const variables = Object.fromEntries(SETTINGS.map((i) => [`VARIABLE_${i}`, `value ${i}`]));
const values = Object.fromEntries(SETTINGS.map((i) => [`SECRET_${i}`, `secret ${i}`]));

type Build = (stack: TerraformStack, count: number) => void;

const withL2: Build = (stack, count) => {
  const [sdk, template] = [SpaceSdk.DOCKER, SpaceTemplate.of("acme/app")]; // one that nothing is warned about
  const secrets = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, SpaceSecret.unsafePlainText(value)]),
  );
  for (let i = 0; i < count; i++) {
    new HuggingFaceSpace(stack, `space${i}`, { name: `space-${i}`, sdk, template, env: variables, secrets });
  }
};

const withL1: Build = (stack, count) => {
  for (let i = 0; i < count; i++) {
    new Space(stack, `space${i}`, {
      name: `space-${i}`,
      sdk: "docker",
      template: "acme/app",
      visibility: "private",
      variables: { ...variables },
      secretsWo: { ...values },
    });
  }
};

function measure(build: Build, count: number, providerSource = ProviderSource.BUNDLED): number {
  const outdir = mkdtempSync(path.join(tmpdir(), "bench-"));
  try {
    const start = process.cpuUsage();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource });
    build(stack, count);
    app.synth();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const runs = Number(process.argv[2] ?? 5);
const inTurn = (count: number) => ({
  l1: measure(withL1, count),
  bundled: measure(withL2, count),
  released: measure(withL2, count, ProviderSource.RELEASED),
});
inTurn(100);
console.log(
  "Spaces  L1 ms  L2 bundled ms  L2 released ms  bundled/L1  released/bundled  ms a Space: bundled  released",
);
for (const count of SIZES) {
  const all = Array.from({ length: runs }, () => inTurn(count));
  const median = (of: (run: (typeof all)[number]) => number) => medianOf(all.map(of)).median;
  const [l1, bundled, released] = [
    median((run) => run.l1),
    median((run) => run.bundled),
    median((run) => run.released),
  ];
  const columns = [
    String(count).padStart(6),
    l1.toFixed(0).padStart(6),
    bundled.toFixed(0).padStart(14),
    released.toFixed(0).padStart(15),
    median((run) => run.bundled / run.l1)
      .toFixed(2)
      .padStart(11),
    median((run) => run.released / run.bundled)
      .toFixed(2)
      .padStart(17),
    (bundled / count).toFixed(3).padStart(20),
    (released / count).toFixed(3).padStart(9),
  ];
  console.log(columns.join(" "));
}

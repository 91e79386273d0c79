import { mkdtempSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { ProviderSource } from "../../src";
import { synthesizeTwoStacks } from "../support/two-stacks";

type Outputs = Record<string, { value: string }>;

test.each(Object.values(ProviderSource))(
  "%s: what is read of a Space in another stack is read from that one's state, numbers and switches too",
  (source) => {
    const outdir = mkdtempSync(path.join(tmpdir(), "two-stacks-"));
    try {
      const stacks = synthesizeTwoStacks(outdir, source).map((folder) =>
        JSON.parse(readFileSync(path.join(folder, "cdk.tf.json"), "utf8")),
      );
      const [exported, read] = stacks.map(({ output }) => output as Outputs);
      const reference = /data\.terraform_remote_state\.cross-stack-reference-input-spaces\.outputs\.([\w-]+)/g;
      for (const [name, { value }] of Object.entries(read!)) {
        const [first, ...others] = [...value.matchAll(reference)].map(([, output]) => output!);
        expect([name, Object.keys(exported!), others]).toEqual([name, expect.arrayContaining([first]), []]);
      }
      expect(JSON.stringify(read)).not.toContain("huggingface-spaces_space.");
      for (const { value } of Object.values(exported!)) expect(value).toContain("${huggingface-spaces_space.demo.");
    } finally {
      rmSync(outdir, { recursive: true });
    }
  },
);

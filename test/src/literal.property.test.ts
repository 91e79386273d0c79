import * as fc from "fast-check";
import { HuggingFaceSpace, ProviderSource, SpaceHardware, SpaceSdk, SpaceSecret, SpaceTemplate } from "../../src";
import { literal } from "../../src/literal";
import { trickyString } from "../support/strings";
import { resourceOf, stackWith } from "../support/synth";

/** What Terraform makes of a JSON string without interpolations; fails on one that has any. */
function readByTerraform(written: string): string {
  const text = written.replace(/(?<!\$)\$\{("\$*\\r")\}/g, (_, quoted: string) => JSON.parse(quoted) as string);
  expect(text.replace(/\$\$\{|%%\{/g, " ")).not.toMatch(/[$%]\{/);
  return text.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}

test("any text survives the way into Terraform", () => {
  fc.assert(
    fc.property(trickyString, (text) => {
      expect(readByTerraform(literal(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("any text survives in every prop that takes one", () => {
  fc.assert(
    fc.property(trickyString, (text) => {
      // What has a name on the Hub has one without white space.
      const word = `x${text.replace(/\s/g, "")}`;
      const template = `acme/${word.replaceAll("/", "")}`;
      const space = new HuggingFaceSpace(stackWith({ providerSource: ProviderSource.BUNDLED }), "demo", {
        name: "demo",
        sdk: SpaceSdk.of(word),
        template: SpaceTemplate.of(template),
        hardware: SpaceHardware.of(word),
        sdkVersion: text,
        shortDescription: [...text].slice(0, 20).join(""),
        restartTriggers: { trigger: text },
        env: { KEY: text },
        secrets: { SECRET: SpaceSecret.unsafePlainText(text) },
      });
      const json = resourceOf(space) as Record<string, any>;
      const read = (value: string) => readByTerraform(value);
      expect({
        sdk: read(json.sdk),
        template: read(json.template),
        hardware: read(json.hardware),
        sdk_version: read(json.sdk_version),
        short_description: read(json.short_description),
        trigger: read(json.restart_triggers.trigger),
        env: read(json.variables.KEY),
        secret: read(json.secrets_wo.SECRET),
      }).toEqual({
        sdk: word,
        template,
        hardware: word,
        sdk_version: text,
        short_description: [...text].slice(0, 20).join(""),
        trigger: text,
        env: text,
        secret: text,
      });
    }),
    { numRuns: 50 },
  );
});

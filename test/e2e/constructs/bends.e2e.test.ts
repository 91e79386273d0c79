import { Construct } from "constructs";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { HuggingFaceSpacesProvider, ProviderSource } from "../../../src";
import { BEND_VARIABLES, BENDS, removeBendFolders } from "../../support/bends";
import { createSpace, envOf } from "../../support/hub-space";
import { providerMirror, type ProviderMirror } from "../../support/provider-mirror";
import { ReleasedWorkspace } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform(
  "everything that CDK users do with constructs and is not refused is planned by Terraform:",
  () => {
    let hub: LocalHub;
    let mirror: ProviderMirror;

    beforeAll(async () => {
      hub = await startLocalHub({ port: 0, speed: 50 });
      mirror = await providerMirror();
    });
    afterAll(async () => {
      removeBendFolders();
      mirror.remove();
      await hub.close();
    });

    test.each([ProviderSource.BUNDLED, ProviderSource.RELEASED])("%s", async (source) => {
      hub.reset();
      const bends = BENDS.filter(({ refused }) => !refused?.[source]);
      for (const { onHub } of bends) if (onHub) await createSpace(hub, { name: onHub });
      const terraform = new ReleasedWorkspace({ hub, mirror, proxy: { environment: {} } as never });
      terraform.env = { ...terraform.env, ...envOf(hub), ...BEND_VARIABLES };
      try {
        terraform.synth((stack) => {
          new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: source });
          bends.forEach((bend, i) => bend.build(new Construct(stack, `bend-${i}`), bend.onHub ?? `bend-${i}`, source));
        });
        await terraform.init();
        const plan = await terraform.plan();
        const names = Object.values(plan).map(({ after }) => String(after?.name ?? ""));
        bends.forEach((bend, i) => {
          const found = names.some((name) => name === (bend.onHub ?? `bend-${i}`) || name.startsWith(`bend-${i}-`));
          expect([bend.what, found]).toEqual([bend.what, true]);
        });
        // The released provider keeps secrets in plan and state.
        if (source === ProviderSource.BUNDLED) expect(JSON.stringify(plan)).not.toContain("planted-");

        terraform.env.TF_VAR_CLASS_TOKENS = '{"vision":"planted-vision","text":" "}';
        const refusal = await terraform.fail("plan", "-input=false");
        expect(refusal).toContain('The variable CLASS_TOKENS has no value for "text".');
        expect(refusal).not.toContain("planted-");
      } finally {
        terraform.remove();
      }
    });
  },
);

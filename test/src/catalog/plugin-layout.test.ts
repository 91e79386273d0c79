import { launcherFile, nodeFile, PLUGIN_PLATFORMS } from "../../../src/catalog/plugin-layout";

test.each([...PLUGIN_PLATFORMS])(
  "on %s the files that are started end in .exe on Windows, and nowhere else",
  (platform) => {
    const end = platform.startsWith("windows_") ? ".exe" : "";
    expect(launcherFile("1.2.3", platform)).toBe(`terraform-provider-huggingface-spaces_v1.2.3${end}`);
    expect(nodeFile(platform)).toBe(`node${end}`);
  },
);

import { releasedProvider } from "./provider";
import { serve, serveDebug } from "../../../runtime/plugin/protocol";

if (process.argv.includes("-debug")) {
  serveDebug("registry.terraform.io/strickvl/huggingface-spaces", () => releasedProvider);
} else {
  serve(() => releasedProvider);
}

import { nullProvider } from "./provider";
import { serve, serveDebug } from "../../../runtime/plugin/protocol";

if (process.argv.includes("-debug")) serveDebug("registry.terraform.io/hashicorp/null", () => nullProvider);
else serve(() => nullProvider);

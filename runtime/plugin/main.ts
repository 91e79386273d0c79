import { serve } from "./protocol/serve";

// Loaded when Terraform knows already where to connect, and is busy doing so.
// eslint-disable-next-line @typescript-eslint/no-require-imports
serve(() => (require("./provider") as typeof import("./provider")).huggingFaceSpaces);

import { serve } from "../../../runtime/plugin/protocol";
import { releasedProvider } from "./provider";

serve(() => releasedProvider);

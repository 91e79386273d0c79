import { releasedProvider } from "./provider";
import { serve } from "../../../runtime/plugin/protocol";

serve(() => releasedProvider);

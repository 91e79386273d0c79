import { nullProvider } from "./provider";
import { serve } from "../../../runtime/plugin/protocol";

serve(() => nullProvider);

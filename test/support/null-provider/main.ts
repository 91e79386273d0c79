import { serve } from "../../../runtime/plugin/protocol";
import { nullProvider } from "./provider";

serve(() => nullProvider);

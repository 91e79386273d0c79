import { python } from "./python";
import { describeSameAsTypeScript } from "./same-as-typescript";

describeSameAsTypeScript(python);

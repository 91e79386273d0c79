import { go } from "./go";
import { describeSameAsTypeScript } from "./same-as-typescript";

describeSameAsTypeScript(go);

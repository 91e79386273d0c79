import { java } from "./java";
import { describeSameAsTypeScript } from "./same-as-typescript";

describeSameAsTypeScript(java);

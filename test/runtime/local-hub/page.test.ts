import { Script } from "vm";
import { SCRIPTS } from "../../../runtime/local-hub/page/script";

// Texts to the compiler, and run only where there is a browser.
describe.each(Object.entries(SCRIPTS))("the script of the %s page", (name, script) => {
  test("can be parsed", () => {
    expect(() => new Script(script, { filename: `${name}-page.js` })).not.toThrow();
  });

  test("sets texts only, so that no name or log line can bring markup in", () => {
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  });
});

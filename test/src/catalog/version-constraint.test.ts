import { acceptsVersion } from "../../../src/catalog/version-constraint";

test.each([
  ["~> 6.0", "6.2.1", true],
  ["~> 6.0", "7.0.0", false],
  ["~> 6.2.0", "6.2.9", true],
  ["~> 6.2.0", "6.3.0", false],
  ["~> 0.0.4", "0.0.3", false],
  ["~> 6", "7.0.0", true],
  [">= 5.0, < 7.0", "6.99.0", true],
  [">= 5.0, < 7.0", "7.0.0", false],
  ["> 6.2", "6.2.0", false],
  ["> 6.2", "6.2.1", true],
  ["<= 6.2.0", "6.2.0", true],
  ["!= 6.2.0", "6.2.0", false],
  ["6.2.0", "6.2.0", true],
  ["= 6.2", "6.2.0", true],
  ["=6.2", "6.2.1", false],
  ["v6.2.0", "6.2.0", true],
  [">= 6.10", "6.9.0", false],
  ["", "6.2.0", true],
  ["no constraint", "6.2.0", true],
  ["~> 7.0", "6.2.0-beta1", true],
])("%j accepts %s: %s", (constraints, version, accepted) => {
  expect(acceptsVersion(constraints, version)).toBe(accepted);
});

/**
 * What cdktn, the CDK Terrain, did not keep of cdktf: its name, in every language, and that of the package for it. Its files
 * (`cdktf.json`, `cdktf.out`), `CDKTF_…` and the provider's address are the same.
 *
 * @see https://github.com/open-constructs/cdk-terrain
 */
const RULES: ReadonlyArray<readonly [what: RegExp, by: string]> = [
  // There is no package for the null provider; this one brings what it needs of it.
  [/\s*"@cdktf\/provider-null": "[^"]*",(?=\n)|^cdktf-cdktf-provider-null==.*\n/gm, ""],
  [/"@cdktf\/provider-null"(?:, )?| @cdktf\/provider-null(?:@\S+)?/g, ""],
  // Versions, as npm, pip, Go and Maven write them.
  [/(\bcdktf(?:-cli)?(?:": "[\^~]?|[=~]=|@[\^~]?| v|<\/artifactId>\s*<version>))0\.21\b/g, "$10.24"],
  [/(\bconstructs(?:": "|==|\/v10 v|<\/artifactId>\s*<version>))10\.4\.\d+/g, "$110.6.0"],
  [/("constructs": ")\^10\.[\d.]+/g, "$1>=10.6.0 <10.8.0"],
  [/(\bconstructs>=)10\.[\d.]+,<11\b/g, "$110.6.0,<10.8.0"],
  [/Node\.js 20\.16 or later has to be/g, "Node.js 22.19 or later has to be"],
  // Go and Java know the library by an address.
  [/github\.com\/hashicorp\/terraform-cdk-go\/cdktf/g, "github.com/open-constructs/cdk-terrain-go/cdktn"],
  [/cdktf-huggingface-spaces-go\b/g, "cdktn-huggingface-spaces-go"],
  [/\bcom\.hashicorp\.cdktf\b/g, "io.cdktn.cdktn"],
  [/\bcom\.hashicorp(?=:cdktf\b|<\/groupId>)/g, "io.cdktn"],
  [/\bio\.github\.cdktfhuggingfacespaces\.(?=[A-Z*]|bindings\b)/g, "io.github.cdktfhuggingfacespaces.cdktn."],
  // The library and its command: "cdktf", "cdktf/lib/…", `cdktf deploy`.
  [/(?<![\w@-]|\w\.|(?<!node_modules|\.bin)\/)cdktf(-cli)?(?![\w-]|\.(?:out|json)\b)/g, "cdktn$1"],
  // This package, by the name that npm, pip and Maven know; not where it is part of an address.
  [
    /(?<![\w}-]|(?<!<|node_modules|target)\/)cdktf([-_])huggingface\1spaces(?!\w|-(?!\d))/g,
    "cdktn$1huggingface$1spaces",
  ],
  [/\bCDK for Terraform\b|\bCDKTF\b/g, "CDK Terrain"],
];

/** A text of an app for cdktf, or of a page about it, as it is for cdktn. */
export function forCdktn(text: string): string {
  return RULES.reduce((result, [what, by]) => result.replace(what, by), text);
}

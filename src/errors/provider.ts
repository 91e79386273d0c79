import { refusal, text, warning } from "./problem-kind";

/** The provider, its staging, and what the released one cannot do. */
export const providerProblems = {
  tokenInCode: refusal(
    "HFS106",
    "The access token as plain text",
    "What is written in the code ends up in the synthesized JSON and in version control.",
    text`the token is plain text in the code; declare new TerraformVariable(this, "huggingface_token", { sensitive: true }) and pass its stringValue, or leave token out and export HF_TOKEN`,
  ),
  noProvider: refusal(
    "HFS107",
    "A Space without a provider",
    "What serves a Space, or waits for it, depends on the provider, so that is constructed first. ProviderSource.BUNDLED is the provider in this package, without the faults of the released one; ProviderSource.RELEASED, the default, is strickvl/huggingface-spaces from the Terraform registry.",
    text`the stack has no provider yet; construct one first: new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED }), or ProviderSource.RELEASED for the one in the Terraform registry`,
  ),
  twoProviderSources: refusal(
    "HFS108",
    "Both providers in one stack",
    "Terraform takes each provider type from one source a stack.",
    text`providerSource is ${"here"}, another provider of this stack has ${"before"}; give both the same, or use two stacks`,
  ),
  bundledOnly: refusal(
    "HFS109",
    "Something that the released provider cannot do",
    "strickvl/huggingface-spaces 0.0.4 has no attribute for it, or gets it wrong. The provider that this package brings along can do it.",
    text`${"what"} does not work with the released provider: ${"why"}; write providerSource: ProviderSource.BUNDLED`,
  ),
  pluginMissing: refusal(
    "HFS110",
    "The bundled provider was not built",
    "The published package has it. In a clone of the repository it is built from runtime/.",
    text`${"file"} does not exist; in a clone of the repository, run "npm run bundle" first`,
  ),
  needsTemplate: refusal(
    "HFS137",
    "A Space without a template under the released provider",
    "strickvl/huggingface-spaces 0.0.4 sends an empty text for a template that was left out, and the Hub takes known templates only.",
    text`the released provider very likely cannot create a Space without a template (Q17); write providerSource: ProviderSource.BUNDLED, or tryWithoutTemplate: true to try all the same`,
  ),
  releasedLookup: warning(
    "HFS138",
    "A look-up through the released provider",
    "Its data source expects hardware, storage and sleep time where the Hub does not have them. spaceId, name, author, url and pageUrl are known without a look-up.",
    text`the released provider cannot read what the Hub answers, so the plan will fail with «Missing or Invalid Field» (Q15); use no more than spaceId, name, author, url and pageUrl of fromSpaceId, or write providerSource: ProviderSource.BUNDLED`,
  ),
  templateSdkUnknown: refusal(
    "HFS150",
    "A template whose SDK is not known, with the released provider",
    "The Hub asks for the SDK. For documented templates this package knows it, and the bundled provider asks the Hub.",
    text`which SDK the template ${"template"} has is not known here; write sdk: SpaceSdk.DOCKER, or whichever it is`,
  ),
  copies: refusal(
    "HFS151",
    "A Space copied by count or for_each, with the released provider",
    "What makes up for the faults of strickvl/huggingface-spaces 0.0.4 needs a Space of its own in the code: the Hub refuses two creations at a time, and copies are created at once.",
    text`count and for_each do not work with the released provider (Q6); write a SpaceFleet, which constructs each Space on its own, or providerSource: ProviderSource.BUNDLED`,
  ),
  manyRequests: warning(
    "HFS152",
    "More requests than the Hub allows",
    "The Hub counts requests in windows of five minutes; paid plans are allowed more. strickvl/huggingface-spaces 0.0.4 needs one request for each secret and variable and tries none again.",
    text`creating this stack takes about ${"requests"} requests, a free account is allowed ${"allowed"} in five minutes, and none is tried again (Q5); write providerSource: ProviderSource.BUNDLED, or use several stacks`,
  ),
  onlyAliases: refusal(
    "HFS161",
    "A Space without a provider beside providers with an alias",
    "What names no provider is served by the stack's default one, which Terraform makes up, without a token, where there is none.",
    text`all providers of the stack have an alias (${"aliases"}); give this a provider, or leave alias out at one of them`,
  ),
  badEndpoint: refusal(
    "HFS174",
    "Not the address of a Hub",
    "Addresses of Hubs are http or https, without a user name, a password, a query or a fragment: the token is given apart.",
    text`the Hub's address ${"problem"}; write endpoint: "https://huggingface.co", or the address of another Hub`,
  ),
  cannotStage: refusal(
    "HFS180",
    "The provider cannot be staged like that",
    "Platforms have Terraform's names. A Node.js that is packed must be one for the platform that it is packed for.",
    text`${"why"}`,
  ),
  badProviderAddress: refusal(
    "HFS181",
    "Not the address of a provider",
    "A provider in a registry has that one's host, a namespace, and the type huggingface-spaces; see https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses.",
    text`"${"source"}" is not the address of a provider; write "terraform.example.com/infra/huggingface-spaces"`,
  ),
};

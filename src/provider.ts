import * as path from "path";
import { TerraformProvider, TerraformVariable, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { warnOfBackendMigration } from "./backend-migration";
import { bundledPluginVersion, stageBundledPlugin } from "./bundled-plugin";
import { endpointProblem } from "./catalog/endpoint";
import { PLUGIN_SOURCE } from "./catalog/plugin-layout";
import { describeProblem, problems } from "./errors";
import { optionalLiteral } from "./literal";
import { ProviderInstallation } from "./provider-installation";
import { type HuggingFaceSpacesProviderProps, ProviderSource } from "./provider-props";
import { checkRepoName } from "./repo-name";
import { stackSingleton } from "./stack-singleton";
import { optionalTextTokens } from "./token-text";

const TYPE = "huggingface-spaces";
const RELEASED_SOURCE = "strickvl/huggingface-spaces";
const RELEASED_VERSIONS = "~> 0.0.4";
/** Terraform finds the provider's executable by the type, so that is always the same. */
const PROVIDER_ADDRESS = /^([\w-]+(\.[\w-]+)*(:\d+)?\/)?[\w-]+\/huggingface-spaces$/;

/**
 * The connection to the Hub. Each stack with a Space needs one.
 *
 * @example
 * new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED });
 */
export class HuggingFaceSpacesProvider extends TerraformProvider {
  /** Which provider serves the stack of `scope`; the released one when the stack has no provider construct yet. */
  public static sourceFor(scope: IConstruct): ProviderSource {
    return providersIn(scope)[0]?.providerSource ?? ProviderSource.RELEASED;
  }

  /** Whether the stack of `scope` has a provider construct. */
  public static existsFor(scope: IConstruct): boolean {
    return providersIn(scope).length > 0;
  }

  /**
   * The token that `scope`, if it is a provider, or else the stack's default provider is given, as an expression;
   * `undefined` when it finds its own.
   *
   * @internal
   */
  public static _tokenFor(scope: IConstruct): string | undefined {
    const own = providersIn(scope).find((one) => one === scope);
    return (own ?? HuggingFaceSpacesProvider._defaultFor(scope))?.arguments.token;
  }

  /**
   * What serves the constructs of the stack of `scope` that name no provider.
   *
   * @internal
   */
  public static _defaultFor(scope: IConstruct): HuggingFaceSpacesProvider | undefined {
    return providersIn(scope).find(({ alias }) => alias === undefined);
  }

  /**
   * Why nothing serves a construct of the stack of `scope` that names no provider; empty where something does. For
   * `node.addValidation`: the default provider may come last.
   *
   * @internal
   */
  public static _problemsWithoutProvider(scope: IConstruct): string[] {
    const aliases = providersIn(scope).map(({ alias }) => alias);
    if (aliases.length === 0) return [describeProblem(problems.noProvider())];
    if (aliases.includes(undefined)) return [];
    return [describeProblem(problems.onlyAliases(aliases.join(", ")))];
  }

  /** Which provider serves the Spaces. */
  public readonly providerSource: ProviderSource;
  /** Where Terraform finds the bundled provider. */
  public readonly installation: ProviderInstallation;
  /** Owner of all Spaces that name none; `undefined` when that is the token's user. */
  public readonly namespace?: string;
  /** Address of the Hub; `undefined` when it is only known at deploy time. */
  public readonly endpoint?: string;
  private readonly arguments: Record<string, string | undefined>;
  private aliasName?: string;

  constructor(scope: Construct, id: string, props: HuggingFaceSpacesProviderProps = {}) {
    const providerSource = props.providerSource ?? ProviderSource.RELEASED;
    const bundled = providerSource === ProviderSource.BUNDLED;
    const first = providersIn(scope)[0];
    const installation = first?.installation ?? props.installation ?? ProviderInstallation.staged();
    const { source = PLUGIN_SOURCE, versions = bundledPluginVersion() } = installation;
    super(scope, id, {
      terraformResourceType: TYPE,
      terraformProviderSource: bundled ? source : RELEASED_SOURCE,
      terraformGeneratorMetadata: {
        providerName: TYPE,
        providerVersionConstraint: bundled ? versions : RELEASED_VERSIONS,
      },
    });
    this.installation = installation;
    this.providerSource = providerSource;
    this.namespace = optionalTextTokens(props.namespace);
    this.endpoint = optionalTextTokens(props.endpoint)?.replace(/\/+$/, "");
    this.aliasName = props.alias;
    this.refuseWhatCannotWork(props);
    this.arguments = {
      token: props.token ?? (bundled ? undefined : this.tokenVariable().stringValue),
      endpoint: optionalLiteral(this.endpoint),
      namespace: optionalLiteral(this.namespace),
    };

    const providers = providersIn(this);
    if (bundled && providers.length === 0 && installation.staging) {
      stageBundledPlugin(this, installation.staging);
      warnOfBackendMigration(this);
    }
    providers.push(this);
  }

  /** Name that tells several providers of one stack apart. */
  public get alias(): string | undefined {
    return this.aliasName;
  }

  public set alias(value: string | undefined) {
    this.aliasName = value;
  }

  /**
   * Is asked for where `SYNTH_HCL_OUTPUT` is set.
   *
   * @throws always: what cdktf writes as HCL, Terraform refuses
   */
  public toHclTerraform(): any {
    return problems.hclOutput.refuse(this);
  }

  /** The provider's arguments as Terraform JSON. */
  protected synthesizeAttributes(): { [name: string]: any } {
    return { ...this.arguments, alias: this.aliasName };
  }

  private refuseWhatCannotWork(props: HuggingFaceSpacesProviderProps): void {
    const before = providersIn(this)[0]?.providerSource;
    if (before !== undefined && before !== this.providerSource) {
      problems.twoProviderSources.refuse(this, this.providerSource, before);
    }
    if (props.token !== undefined && !Token.isUnresolved(props.token)) problems.tokenInCode.refuse(this);
    const { source } = this.installation;
    if (source !== undefined && !PROVIDER_ADDRESS.test(source)) problems.badProviderAddress.refuse(this, source);
    if (this.namespace !== undefined) checkRepoName(this, "namespace", this.namespace);
    const isKnown = this.endpoint !== undefined && !Token.isUnresolved(this.endpoint);
    const endpointIs = isKnown ? endpointProblem(this.endpoint) : undefined;
    if (endpointIs) problems.badEndpoint.refuse(this, endpointIs);
    if (this.providerSource === ProviderSource.BUNDLED) return;
    if (props.installation !== undefined) {
      problems.bundledOnly.refuse(this, "installation", "it comes from the Terraform registry");
    }
    if (props.endpoint !== undefined) {
      problems.bundledOnly.refuse(this, "endpoint", "it knows no other Hub than https://huggingface.co");
    }
    if (props.namespace !== undefined) {
      problems.bundledOnly.refuse(this, "namespace", "it creates Spaces in the namespace of the token's user only");
    }
  }

  /** The released provider has no token look-up of its own and goes on without one. */
  private tokenVariable(): TerraformVariable {
    const variable = new TerraformVariable(this, "Token", {
      type: "string",
      sensitive: true,
      description: "Hugging Face access token; export TF_VAR_huggingface_token",
    });
    variable.overrideLogicalId("huggingface_token");
    return variable;
  }
}

/** The providers of a stack. */
class StackProviders extends Construct {
  public readonly all: HuggingFaceSpacesProvider[] = [];
  /** Where the copy of this package is that this belongs to. */
  public readonly copy = __dirname;
}

function providersIn(scope: IConstruct): HuggingFaceSpacesProvider[] {
  const known = stackSingleton(scope, "huggingface_spaces_providers", StackProviders);
  if (known instanceof StackProviders) return known.all;
  return problems.twoCopies.refuse(scope, [(known as StackProviders).copy, __dirname].map(packageAt).join(" and "));
}

/** The folder of a package, of which its sources and its compiled files are folders. */
function packageAt(folder: string): string {
  return path.dirname(folder);
}

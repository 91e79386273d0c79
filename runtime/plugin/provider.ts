import { bucketList, bucketResource } from "./bucket";
import type { Client } from "./client";
import { accountDataSource, hardwareDataSource, spacesDataSource, templatesDataSource } from "./data-sources";
import { explainHubError, missingToken } from "./hub-diagnostics";
import { malformedName } from "./names";
import { Unknown, type ObjectValue, type Provider, type Schema, type Value } from "./protocol";
import { spaceActions, spaceDataSource, spaceList, spaceResource } from "./space";

const schema: Schema = {
  description: "Hugging Face Spaces: created, changed and destroyed as code.",
  attributes: {
    token: {
      type: "string",
      optional: true,
      sensitive: true,
      description:
        "Access token of the Hub, with write permission. Left out: `HF_TOKEN`, else the file that `hf auth login` writes.",
    },
    endpoint: {
      type: "string",
      optional: true,
      description: "Address of the Hub. Left out: `HF_ENDPOINT`, else `https://huggingface.co`.",
    },
    namespace: {
      type: "string",
      optional: true,
      description: "User or organization of each new Space that names none itself. Left out: the account of the token.",
      validate: malformedName,
    },
  },
};

/** The provider `huggingface-spaces`. */
export const huggingFaceSpaces: Provider<Client> = {
  schema,
  resources: { "huggingface-spaces_space": spaceResource, "huggingface-spaces_bucket": bucketResource },
  dataSources: {
    "huggingface-spaces_space": spaceDataSource,
    "huggingface-spaces_spaces": spacesDataSource,
    "huggingface-spaces_account": accountDataSource,
    "huggingface-spaces_hardware": hardwareDataSource,
    "huggingface-spaces_templates": templatesDataSource,
  },
  listResources: { "huggingface-spaces_space": spaceList, "huggingface-spaces_bucket": bucketList },
  actions: spaceActions,
  explain: explainHubError,

  async configure({ token, endpoint, namespace }: ObjectValue, { signal }) {
    if ([token, endpoint, namespace].some((value) => value instanceof Unknown)) return undefined;
    // Loaded here and not above: most of the times that Terraform starts the plugin, it makes no request.
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { findToken } = require("../hub") as typeof import("../hub");
    const { connect } = require("./connect") as typeof import("./connect");
    /* eslint-enable @typescript-eslint/no-require-imports */
    const foundToken = findToken(text(token));
    if (!foundToken) throw missingToken();
    return connect({ token: foundToken, endpoint: text(endpoint), namespace: text(namespace), signal });
  },
};

function text(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

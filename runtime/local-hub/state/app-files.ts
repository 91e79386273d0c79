import type { Space } from "./space";

/** What the Hub looks for before it builds, by SDK. */
export const APP_FILES: Readonly<Record<string, string>> = {
  docker: "a Dockerfile",
  gradio: "a file that ends in .py",
  static: "an index.html",
};

/** Whether it finds that. */
export function hasAppFile({ sdk, repository }: Space): boolean {
  const { files } = repository.head;
  if (sdk === "docker") return files.has("Dockerfile");
  if (sdk === "static") return files.has("index.html");
  return [...files.keys()].some((path) => path.endsWith(".py"));
}

/** A Dockerfile can ask for a failure, so that one can be seen without a mistake. */
export function buildFailure({ repository }: Space): string | undefined {
  return firstLine(repository.head.files.get("Dockerfile")?.content) === "# local-hub: fail build"
    ? "the Dockerfile asks for a failed build"
    : undefined;
}

export function startFailure({ repository }: Space): string | undefined {
  return firstLine(repository.head.files.get("Dockerfile")?.content) === "# local-hub: fail start"
    ? "the Dockerfile asks for a failed start"
    : undefined;
}

function firstLine(content?: Buffer): string | undefined {
  return content?.subarray(0, 200).toString("utf8").split(/\r?\n/, 1)[0].trim();
}

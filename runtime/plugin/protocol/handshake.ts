/** How Terraform and a plugin that it starts find each other. @see https://github.com/hashicorp/go-plugin */

/** Terraform sets it for every plugin it starts; anyone else who starts one has not read this. */
const COOKIE_NAME = "TF_PLUGIN_MAGIC_COOKIE";
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Version of go-plugin's own protocol, the one in the handshake line. */
const CORE_PROTOCOL = 1;
/** Version of Terraform's plugin protocol that is spoken here. */
const PLUGIN_PROTOCOL = 6;

export interface Invitation {
  /** The certificate that Terraform will show; nobody else may connect. PEM. */
  readonly clientCertificate: string;
}

/** What Terraform said in the environment. @throws Error with one line for whoever started the plugin by hand */
export function readInvitation(environment: NodeJS.ProcessEnv): Invitation {
  if (environment[COOKIE_NAME] !== COOKIE) {
    throw new Error("This is a Terraform provider: terraform starts it, there is nothing to run by hand.");
  }
  const versions = environment.PLUGIN_PROTOCOL_VERSIONS?.split(",") ?? [];
  if (!versions.includes(String(PLUGIN_PROTOCOL))) {
    throw new Error("This provider speaks plugin protocol 6: it needs Terraform or OpenTofu 1.5 or newer.");
  }
  const clientCertificate = environment.PLUGIN_CLIENT_CERT;
  if (!clientCertificate) {
    throw new Error("Terraform sent no certificate to connect with: this provider needs Terraform 1.5 or newer.");
  }
  return { clientCertificate };
}

/** The one line on stdout that tells Terraform where to connect, and which certificate to expect there. */
export function handshakeLine(port: number, certificateDer: Buffer): string {
  const certificate = certificateDer.toString("base64").replace(/=+$/, ""); // Terraform reads it as unpadded
  return [CORE_PROTOCOL, PLUGIN_PROTOCOL, "tcp", `127.0.0.1:${port}`, "grpc", certificate].join("|") + "\n";
}

import { chmodSync, mkdtempSync, rmSync } from "fs";
import { createServer } from "net";
import { tmpdir } from "os";
import { join } from "path";
import { serveGrpc } from "./grpc";
import { endWithTerraform, outliveStrayErrors } from "./lifetime";
import { methodsOf } from "./methods";
import type { Provider } from "./provider";
import { ProviderServer } from "./server";

/** Where Terraform is told of providers that run already. @see https://developer.hashicorp.com/terraform/plugin/debugging */
const VARIABLE = "TF_REATTACH_PROVIDERS";

/**
 * Serves a provider that Terraform does not start: for a debugger, or for many commands one after another. Prints what to
 * set for Terraform to find it. Each connection, so each use in a command, is served as by a process of its own. It ends on
 * Ctrl-C, on SIGTERM, and with the process that started it.
 *
 * @param source the provider's address in a configuration's `required_providers`, with its host
 */
export function serveDebug<Client>(source: string, makeProvider: () => Provider<Client>): void {
  if (process.platform === "win32") {
    process.stderr.write("-debug needs a Unix socket, which Node.js does not have on Windows.\n");
    process.exitCode = 1;
    return;
  }
  // Whoever can connect can use the token of this process, so the folder is its user's alone.
  const folder = mkdtempSync(join(tmpdir(), "terraform-provider-"));
  chmodSync(folder, 0o700);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(0));
  endWithTerraform(() => true);
  outliveStrayErrors();
  const socket = join(folder, "socket");
  const listener = createServer((connection) => {
    const methods = methodsOf(new ProviderServer(makeProvider()), () => {});
    connection.on("error", () => connection.destroy());
    serveGrpc(connection, methods);
  });
  listener.on("error", ({ message }) => {
    process.stderr.write(`The provider cannot listen on ${socket}: ${message}\n`);
    process.exit(1);
  });
  listener.listen(socket, () => process.stdout.write(instructions(source, socket)));
}

function instructions(source: string, socket: string): string {
  const provider = {
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true, // Terraform must not end the process
    Addr: { Network: "unix", String: socket },
  };
  return (
    "The provider runs. For Terraform to use it, set this where terraform is run:\n\n" +
    `${VARIABLE}='${JSON.stringify({ [source]: provider })}'\n`
  );
}

import {
  HubClient,
  findEndpoint,
  findToken,
  maskSecrets,
  type HubClientOptions,
  type RetryPolicy,
  type Wait,
} from "../hub";
import { noToken } from "./errors";
import { printable, printableJson } from "./output/printable";
import { plainProgress, startSpinner, type Spinner } from "./output/spinner";
import { colorsFor, isInteractive, type Colors, type OutputStream, type Terminal } from "./terminal";

export interface CliOptions {
  /** Data as JSON. */
  readonly json?: boolean;
  /** Requests and stack traces on stderr. */
  readonly debug?: boolean;
}

/** What a command works with: the Hub, and the two streams that it writes to. Neither ever shows the token. */
export class Cli {
  public readonly json: boolean;
  public readonly debug: boolean;
  /** For data, on stdout. */
  public readonly colors: Colors;
  /** For progress, on stderr. */
  public readonly noteColors: Colors;
  private client?: HubClient;

  constructor(
    public readonly terminal: Terminal,
    options: CliOptions = {},
  ) {
    this.json = options.json ?? false;
    this.debug = options.debug || Boolean(terminal.env.HF_SPACES_DEBUG);
    this.colors = colorsFor(terminal.stdout, terminal.env);
    this.noteColors = colorsFor(terminal.stderr, terminal.env);
  }

  /**
   * Retries failures that may pass; not for long, since whoever mistyped an address should learn it soon.
   * @throws HubError when the endpoint or the token can be none
   */
  public get hub(): HubClient {
    this.client ??= this.newClient({ retry: this.retryPolicy(2) });
    return this.client;
  }

  /** For what runs in the middle of a deployment: survives a while without a network. */
  public patientHub(): HubClient {
    return this.newClient({ retry: this.retryPolicy(6) });
  }

  public get signal(): AbortSignal {
    return this.terminal.signal;
  }

  /** A client that sends each request once, unless the options say otherwise. */
  public newClient(options: Pick<HubClientOptions, "retry" | "timeoutMs"> = {}): HubClient {
    return new HubClient({
      endpoint: findEndpoint(undefined, this.terminal.env),
      token: findToken(undefined, this.terminal.env) ?? null,
      signal: this.signal,
      pace: this.terminal.pace,
      onRequest: ({ method, path, status, durationMs, requestId, errorCode }) => {
        if (!this.debug) return;
        const outcome = status ?? errorCode ?? "no answer";
        this.note(`debug: ${method} ${path} ${outcome} ${durationMs} ms${requestId ? ` ${requestId}` : ""}`);
      },
      ...options,
    });
  }

  /** @throws CliError where no token is found: the Hub's answer to such a request says less */
  public requireToken(): void {
    if (!this.hub.hasToken) throw noToken();
  }

  /** One line, or several, of data. */
  public print(text: string): void {
    this.write(this.terminal.stdout, `${text}\n`);
  }

  public printJson(value: unknown): void {
    this.print(printableJson(value, 2));
  }

  /** One line of progress. */
  public note(text: string): void {
    this.write(this.terminal.stderr, `${text}\n`);
  }

  /** A moving line on a terminal; elsewhere only what stays of it. */
  public spin(text: () => string): Spinner {
    const { stderr, env } = this.terminal;
    const write = (line: string): void => this.note(line);
    return isInteractive(stderr, env)
      ? startSpinner(stderr, this.noteColors, () => printable(text(), true), write)
      : plainProgress(write);
  }

  private retryPolicy(attempts: number): RetryPolicy {
    const onWait = ({ seconds, code }: Wait): void => {
      this.note(`the Hub did not take it (${code}); trying again in ${seconds.toFixed(1)} s`);
    };
    const initialDelayMs = this.terminal.retryDelayMs;
    return { attempts, conflictAttempts: attempts, rateLimitWaits: 2, initialDelayMs, onWait };
  }

  private write(stream: OutputStream, text: string): void {
    const colored = (stream === this.terminal.stdout ? this.colors : this.noteColors).isColorSupported;
    const tokens = knownTokens(this.terminal.env);
    // Once more behind the escapes that may have stood within a token.
    stream.write(maskSecrets(printable(maskSecrets(text, tokens), colored), tokens));
  }
}

/** What no output may hold: an app's log, or an answer, can repeat the token. */
export function knownTokens(env: Terminal["env"]): string[] {
  let found: string | undefined;
  try {
    found = findToken(undefined, env);
  } catch {
    // What was found is no token.
  }
  const candidates = [found, env.HF_TOKEN?.trim(), env.HUGGING_FACE_HUB_TOKEN?.trim()];
  // A shorter text is no token, and masking it would garble ordinary words.
  return candidates.filter((token): token is string => token !== undefined && token.length >= 8);
}

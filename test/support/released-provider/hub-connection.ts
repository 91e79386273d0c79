import { readFileSync } from "fs";
import axios, { type AxiosInstance } from "axios";
import { HttpsProxyAgent } from "https-proxy-agent";
import { DiagnosticError } from "../../../runtime/plugin/protocol";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Requests as 0.0.4 makes them: to a fixed address, through HTTPS_PROXY and trusting SSL_CERT_FILE as every Go program
 * does, with bodies that it writes by hand, and without any retry (Q6).
 */
export class HubConnection {
  private readonly http: AxiosInstance;

  constructor(token: string | undefined) {
    this.http = axios.create({
      baseURL: "https://huggingface.co",
      headers: {
        "content-type": "application/json",
        "user-agent": "Go-http-client/1.1",
        ...(token && { authorization: `Bearer ${token}` }),
      },
      proxy: false,
      httpsAgent: agent(),
      responseType: "text",
      transformRequest: (body: string) => body,
      transformResponse: (body: string) => body,
      validateStatus: () => true,
    });
  }

  /** @param purpose goes into the error: «Unable to …» */
  public async request(method: string, path: string, purpose: string, body?: string): Promise<Answer> {
    try {
      const { status, data } = await this.http.request<string>({ method, url: path, data: body });
      return { status, body: data };
    } catch (error) {
      throw fault("Client Error", `Unable to ${purpose}, got error: ${(error as Error).message}`);
    }
  }

  /** A request whose answer has to be 200. Q16: what the Hub says about the reason is dropped. */
  public async expectOk(method: string, path: string, purpose: string, body?: string): Promise<Answer> {
    const answer = await this.request(method, path, purpose, body);
    if (answer.status !== 200) throw fault("API Error", `Unable to ${purpose}, got status code: ${answer.status}`);
    return answer;
  }

  /** As `expectOk`, for the few requests whose refusals are shown with the Hub's reason. */
  public async expectOkWithReason(method: string, path: string, purpose: string, body: string): Promise<Answer> {
    const answer = await this.request(method, path, purpose, body);
    if (answer.status === 200) return answer;
    throw fault("API Error", `Unable to ${purpose}, got status code: ${answer.status}, response body: ${answer.body}`);
  }
}

function agent(): HttpsProxyAgent<string> | undefined {
  const { HTTPS_PROXY, SSL_CERT_FILE } = process.env;
  if (!HTTPS_PROXY) return undefined;
  const through = new HttpsProxyAgent(HTTPS_PROXY);
  // Given to its constructor it would be for the proxy's certificate, not for that of the Hub.
  if (SSL_CERT_FILE) Object.assign(through.options, { ca: readFileSync(SSL_CERT_FILE) });
  return through;
}

export function fault(summary: string, detail: string): DiagnosticError {
  return new DiagnosticError({ severity: "error", summary, detail });
}

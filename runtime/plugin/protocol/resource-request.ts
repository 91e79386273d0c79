/** What every operation is handed. */
export interface ResourceRequest<Client> {
  readonly client: Client;
  /** Aborted when the user stops Terraform. */
  readonly signal: AbortSignal;
}

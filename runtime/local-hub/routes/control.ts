import type { FastifyInstance } from "fastify";
import type { Hub } from "../hub";

/** Apart from every path of the real Hub: a leading underscore is in no name of an account there. */
export const CONTROL = "/_local-hub";

/** What people and tests ask of this Hub, and of no other. */
export function controlRoutes(app: FastifyInstance, hub: Hub): void {
  app.get(`${CONTROL}/requests`, async () => hub.requests.all());

  app.post(`${CONTROL}/reset`, async () => {
    hub.reset();
    return {};
  });
}

import type { FastifyInstance } from "fastify";
import { requireCaller } from "../access";
import { whoAmIAnswer } from "../answers";
import type { Hub } from "../hub";

/** Who a token belongs to. */
export function accountRoutes(app: FastifyInstance, hub: Hub): void {
  app.get("/api/whoami-v2", async (request) => whoAmIAnswer(hub, requireCaller(hub, request)));
}

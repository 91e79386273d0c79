import { PassThrough } from "stream";
import { diagnosticMessages } from "./diagnostics";
import { decodeConfig } from "./dynamic-value";
import type { Message } from "./messages";
import { rpcsOf, streamRpcsOf, type Rpc, type StreamRpc } from "./rpc";
import { validateAttributes } from "./schema";
import type { ProviderServer } from "./server";

/** The RPCs of actions. */
export function actionRpcs<Client>(server: ProviderServer<Client>): readonly [Rpc, Rpc, StreamRpc] {
  const rpc = rpcsOf(server);
  return [
    rpc(
      "ValidateActionConfig",
      ({ typeName, config }) => {
        const action = server.action(typeName);
        return { action, config: decodeConfig(config, action.schema) };
      },
      ({ action, config }) => [
        ...validateAttributes(action.schema.attributes, config, false),
        ...(action.validate?.(config) ?? []),
      ],
      (diagnostics) => ({ diagnostics: diagnosticMessages(diagnostics) }),
    ),

    rpc(
      "PlanAction",
      ({ actionType }) => server.action(actionType),
      () => {},
      () => ({}),
    ),

    streamRpcsOf(server)(
      "InvokeAction",
      async function* ({ actionType, config }) {
        const action = server.action(actionType);
        const events = new PassThrough({ objectMode: true });
        const progress = (message: string): void => void events.write({ progress: { message } });
        const request = { ...server.operation(), config: decodeConfig(config, action.schema), progress };
        const invoked = action.invoke(request).then(
          (diagnostics) => diagnosticMessages(diagnostics ?? []),
          (error: unknown) => diagnosticMessages(server.explain(error, "InvokeAction")),
        );
        void invoked.then((diagnostics) => events.end({ completed: { diagnostics } }));
        yield* events as AsyncIterable<Message<"InvokeActionEvent">>;
      },
      (diagnostics) => ({ completed: { diagnostics } }),
    ),
  ];
}

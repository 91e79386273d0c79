import type { Provider } from "../../../../runtime/plugin/protocol";
import { GrpcError, GrpcStatus } from "../../../../runtime/plugin/protocol/grpc";
import { decodeMessage, encodeMessage } from "../../../../runtime/plugin/protocol/messages";
import { methodsOf } from "../../../../runtime/plugin/protocol/methods";
import { ProviderServer } from "../../../../runtime/plugin/protocol/server";
import { encode } from "../../../support/provider-process";

const nothing = { description: "Nothing.", attributes: {} };
const none = encode({}, nothing);

/** A provider whose configuration takes until `answer` is called, and whose one action tells two steps. */
function served() {
  let answer = (): void => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const provider: Provider<object> = {
    schema: nothing,
    resources: {},
    actions: {
      test_act: {
        schema: nothing,
        invoke: async ({ progress }) => {
          progress("one");
          progress("two");
        },
      },
    },
    configure: async () => {
      await answered;
      return {};
    },
  };
  const server = new ProviderServer(provider);
  const end = jest.fn();
  return { server, end, answer, methods: methodsOf(server, end) };
}

const request = (): Buffer => Buffer.from(encodeMessage("ConfigureProviderRequest", { config: none }));
const configure = "/tfplugin6.Provider/ConfigureProvider";

test("a method is called by its path; where there is none nothing answers", async () => {
  const { methods } = served();
  const answer = methods("/tfplugin6.Provider/GetMetadata")!(Buffer.alloc(0), new AbortController().signal);
  expect(decodeMessage("GetMetadataResponse", (await answer) as Buffer)).toMatchObject({
    actions: [{ typeName: "test_act" }],
  });
  expect(methods("/tfplugin6.Provider/Nothing")).toBeUndefined();
  expect(methods("/tfplugin5.Provider/GetMetadata")).toBeUndefined();
});

test("what is no message of the method is refused", async () => {
  const { methods } = served();
  const answer = methods(configure)!(Buffer.of(0xff), new AbortController().signal) as Promise<Uint8Array>;
  await expect(answer).rejects.toEqual(new GrpcError(GrpcStatus.INTERNAL, "this is no ConfigureProviderRequest"));
});

test("a call that is given up stops what it began; one that was answered stops nothing", async () => {
  const { methods, server, answer } = served();
  const [answered, givenUp] = [new AbortController(), new AbortController()];
  const first = methods(configure)!(request(), answered.signal);
  answer();
  await first;
  answered.abort();
  expect(server.signal.aborted).toBe(false);
  void methods(configure)!(request(), givenUp.signal);
  givenUp.abort();
  expect(server.signal.aborted).toBe(true);
});

test("a stream's events come one by one, and its end stops nothing", async () => {
  const { methods, server } = served();
  const message = Buffer.from(encodeMessage("InvokeActionRequest", { actionType: "test_act", config: none }));
  server.client = {};
  const events: unknown[] = [];
  const stream = methods("/tfplugin6.Provider/InvokeAction")!(message, new AbortController().signal);
  for await (const event of stream as AsyncIterable<Buffer>) {
    const { progress, completed } = decodeMessage("InvokeActionEvent", event);
    events.push(progress ? progress.message : completed);
  }
  expect(events).toEqual(["one", "two", { diagnostics: [] }]);
  expect(server.signal.aborted).toBe(false);
});

test("Shutdown stops what runs, and ends the process once its answer is on its way", async () => {
  const { methods, server, end } = served();
  const ended = new AbortController();
  expect(await methods("/plugin.GRPCController/Shutdown")!(Buffer.alloc(0), ended.signal)).toHaveLength(0);
  expect(server.signal.aborted).toBe(true);
  expect(end).not.toHaveBeenCalled();
  ended.abort();
  expect(end).toHaveBeenCalledTimes(1);
});

test("the call for what a plugin prints stays open", async () => {
  const { methods } = served();
  const open = methods("/plugin.GRPCStdio/StreamStdio")!(Buffer.alloc(0), new AbortController().signal);
  const turn = new Promise((resolve) => setImmediate(() => resolve("still open")));
  expect(await Promise.race([open as Promise<unknown>, turn])).toBe("still open");
});

import type { Message } from "./messages";
import { objectType, type Schema } from "./schema";
import type { CtyType } from "./types";
import { decodeValue, encodeValue, type ObjectValue } from "./values";

type Attributes = Schema["attributes"];
type DynamicMessage = Message<"DynamicValue"> | null | undefined;

/** A configuration or state as its schema types it; null where there is none. */
export function decodeObject(message: DynamicMessage, { attributes }: Schema): ObjectValue | null {
  if (!message?.msgpack?.length) return null;
  return decodeValue(message.msgpack, typeFor(attributes)) as ObjectValue | null;
}

/** As `decodeObject`, where there always is one. */
export function decodeConfig(message: DynamicMessage, schema: Schema): ObjectValue {
  const config = decodeObject(message, schema);
  if (!config) throw new Error("the request holds no configuration");
  return config;
}

export function encodeObject(object: ObjectValue | null, { attributes }: Schema): Message<"DynamicValue"> {
  return { msgpack: encodeValue(object, typeFor(attributes)) };
}

const types = new WeakMap<Attributes, CtyType>();

function typeFor(attributes: Attributes): CtyType {
  const type = types.get(attributes) ?? objectType(attributes);
  types.set(attributes, type);
  return type;
}

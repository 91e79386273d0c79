import { MESSAGES } from "./message-table";
import { decode, encode } from "./protobuf";

export type MessageName = keyof typeof MESSAGES;

export function isMessageName(name: string): name is MessageName {
  return name in MESSAGES;
}

interface Scalars {
  string: string;
  bytes: Uint8Array;
  bool: boolean;
  int32: number;
  int64: number;
}

type FieldValue<T extends string> = T extends `repeated ${infer Item}`
  ? FieldValue<Item>[]
  : T extends `map ${infer Item}`
    ? Record<string, FieldValue<Item>>
    : T extends keyof Scalars
      ? Scalars[T]
      : T extends MessageName
        ? Message<T>
        : never;

/** A message as an object. A field that was not sent reads as protobuf's default of its type. */
export type Message<Name extends MessageName> = {
  -readonly [Field in keyof (typeof MESSAGES)[Name]]?: (typeof MESSAGES)[Name][Field] extends readonly [
    number,
    infer T extends string,
  ]
    ? FieldValue<T> | null
    : never;
};

export function decodeMessage<Name extends MessageName>(name: Name, bytes: Uint8Array): Message<Name> {
  return decode(MESSAGES, name, bytes) as Message<Name>;
}

export function encodeMessage<Name extends MessageName>(name: Name, message: Message<Name>): Buffer {
  return encode(MESSAGES, name, message);
}

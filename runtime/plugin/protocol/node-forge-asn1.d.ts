/** The part of node-forge that writes and reads DER. */
declare module "node-forge/lib/asn1" {
  interface Asn1 {
    readonly type: number;
  }
  interface Bytes {
    /** One character a byte. */
    getBytes(): string;
  }
  const Class: { readonly UNIVERSAL: number; readonly CONTEXT_SPECIFIC: number };
  const Type: Readonly<
    Record<
      "SEQUENCE" | "SET" | "OID" | "INTEGER" | "BOOLEAN" | "BITSTRING" | "OCTETSTRING" | "UTF8" | "UTCTIME",
      number
    >
  >;
  function create(tagClass: number, type: number, constructed: boolean, value: string | Asn1[]): Asn1;
  function fromDer(bytes: string): Asn1;
  function toDer(value: Asn1): Bytes;
  function oidToDer(dotted: string): Bytes;
  function dateToUtcTime(date: Date): string;
}

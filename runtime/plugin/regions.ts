import type { Attribute } from "./protocol";
import { REGIONS } from "../../src/catalog/placement";

/** Refuses what is no region of the Hub. */
export const unknownRegion: NonNullable<Attribute["validate"]> = (value, path) =>
  REGIONS.includes(String(value))
    ? []
    : [{ severity: "error", summary: "Unknown region", detail: `"${value}" is no region. Write "us" or "eu".`, path }];

export * from "./hardware";
export * from "./provider";
export * from "./sdk";
export * from "./secret";
export * from "./space";
export * from "./template";
export * from "./visibility";

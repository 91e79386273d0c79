/** The SDKs that a new Space can have. */
export const SDKS = ["docker", "gradio", "static"] as const;

/** SDKs that older Spaces may still have, and what a new Space takes instead. */
export const REMOVED_SDKS: Readonly<Record<string, string>> = { streamlit: "docker" };

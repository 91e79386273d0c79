/** Without slashes at the end: `/data/` and `/data` are one place. */
export function plainMountPath(mountPath: string): string {
  return mountPath.replace(/(?<=[^/])\/+$/, "");
}

/** Why nothing can be mounted at `mountPath`, in words that complete «the volume at "x" …». `mountPath` is a plain one. */
export function mountPathProblem(mountPath: string): string | undefined {
  if (!mountPath.startsWith("/")) return "is not mounted at an absolute path";
  if (/^\/+$/.test(mountPath)) return "hides the whole file system";
  const parts = mountPath.slice(1).split("/");
  return parts.some((part) => part === "" || part === "." || part === "..") ? "has no plain path" : undefined;
}

/** The nearest path at which something can be mounted. */
export function suggestMountPath(mountPath: string): string {
  const parts = mountPath.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return `/${parts.join("/") || "data"}`;
}

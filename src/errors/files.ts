import { refusal, text, warning } from "./problem-kind";

/** Volumes, buckets and the app's own files. */
export const filesProblems = {
  badBucketId: refusal(
    "HFS115",
    "Not the id of a bucket",
    "A bucket's id is its namespace and its name with a slash between them.",
    text`"${"value"}" is not the id of a bucket; write "${"suggestion"}"`,
  ),
  badMountPath: refusal(
    "HFS116",
    "A volume mounted at an impossible place",
    "Mount paths are absolute, and each volume has its own.",
    text`the volume at "${"mountPath"}" ${"problem"}; write mountPath "${"suggestion"}"`,
  ),
  goneTier: warning(
    "HFS124",
    "A storage tier, which the Hub does not have any more",
    "A mounted bucket is what keeps data across restarts now.",
    text`the storage tier "${"tier"}" is not applied, the Hub has none any more; write storage: SpaceStorage.bucket(new SpaceBucket(this, "data", { name: "data" }))`,
  ),
  noDirectory: refusal(
    "HFS127",
    "A source directory that is not there",
    "The path is relative to the working directory of the synth.",
    text`the source "${"directory"}" is not a directory; write path.join(__dirname, "app") or another one that exists`,
  ),
  emptySource: refusal(
    "HFS128",
    "A source without files",
    "A Space without files has nothing to run.",
    text`the source holds no files; check its exclude, or leave source out`,
  ),
  badSourcePath: refusal(
    "HFS129",
    "A source file outside the Space",
    "Paths are relative to the top of the Space's repository.",
    text`the source file "${"file"}" is not within the Space; write "${"suggestion"}"`,
  ),
  badVolumeSource: refusal(
    "HFS156",
    "Not the id of what is mounted",
    "A dataset, a model, a Space or a bucket is mounted by its namespace and its name with a slash between them.",
    text`"${"value"}" is not the id of a ${"type"}; write "${"suggestion"}"`,
  ),
  tokenInFile: refusal(
    "HFS160",
    "A file that is only known at deploy",
    "Files are copied at synth, when Terraform's values are not known yet. An application reads such values from its environment.",
    text`the source file "${"file"}" holds a token, whose value is only known at deploy; pass it in env, and read it there from the app`,
  ),
  badSourceFile: refusal(
    "HFS164",
    "A file that cannot be part of the application",
    "Neither links out of the directory nor what looks like a secret is uploaded. What a .gitignore in the directory names is left out.",
    text`the source file "${"file"}" ${"problem"}; ${"advice"}`,
  ),
};

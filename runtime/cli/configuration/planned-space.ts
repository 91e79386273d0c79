/** A Space as a configuration or a plan describes it. */
export interface PlannedSpace {
  /** `huggingface-spaces_space.demo`. */
  readonly address: string;
  readonly stack?: string;
  readonly name?: string;
  readonly sdk?: string;
  /** Undefined where none is named, null where only Terraform knows it. */
  readonly hardware?: string | null;
  /** -1 is never; undefined where none is named, null where only Terraform knows it. */
  readonly sleepTimeSeconds?: number | null;
  /** How many copies run; undefined where it is not said, null where only Terraform knows it. */
  readonly replicas?: number | null;
  /** Paused Spaces cost nothing. */
  readonly paused?: boolean;
  /** How many `count` or `for_each` makes of it; null where only Terraform knows. */
  readonly instances: number | null;
}

export const SPACE_RESOURCE = "huggingface-spaces_space";

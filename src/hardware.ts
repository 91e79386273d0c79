import { findHardware, type HardwareSpec } from "./catalog/hardware";

/**
 * What a Space runs on.
 *
 * The constants are those of the Hub's price list; `SpaceHardware.of("…")` takes any other flavor.
 *
 * @see https://huggingface.co/docs/hub/spaces-gpus
 */
export class SpaceHardware {
  /** CPU Basic: 2 vCPU, 16 GB; free. */
  public static readonly CPU_BASIC = new SpaceHardware("cpu-basic");
  /** CPU Upgrade: 8 vCPU, 32 GB; 0.03 US dollars an hour. */
  public static readonly CPU_UPGRADE = new SpaceHardware("cpu-upgrade");
  /** ZeroGPU: GPUs that are assigned for each call, gradio only; free. */
  public static readonly ZERO_GPU = new SpaceHardware("zero-a10g");
  /** Nvidia T4 - small: 4 vCPU, 15 GB; 1x T4 with 16 GB; 0.40 US dollars an hour. */
  public static readonly T4_SMALL = new SpaceHardware("t4-small");
  /** Nvidia T4 - medium: 8 vCPU, 30 GB; 1x T4 with 16 GB; 0.60 US dollars an hour. */
  public static readonly T4_MEDIUM = new SpaceHardware("t4-medium");
  /** 1x Nvidia L4: 8 vCPU, 30 GB; 1x L4 with 24 GB; 0.80 US dollars an hour. */
  public static readonly L4_X1 = new SpaceHardware("l4x1");
  /** 4x Nvidia L4: 48 vCPU, 186 GB; 4x L4 with 96 GB in all; 3.80 US dollars an hour. */
  public static readonly L4_X4 = new SpaceHardware("l4x4");
  /** 1x Nvidia L40S: 8 vCPU, 62 GB; 1x L40S with 48 GB; 1.80 US dollars an hour. */
  public static readonly L40_S_X1 = new SpaceHardware("l40sx1");
  /** 4x Nvidia L40S: 48 vCPU, 382 GB; 4x L40S with 192 GB in all; 8.30 US dollars an hour. */
  public static readonly L40_S_X4 = new SpaceHardware("l40sx4");
  /** 8x Nvidia L40S: 192 vCPU, 1534 GB; 8x L40S with 384 GB in all; 23.50 US dollars an hour. */
  public static readonly L40_S_X8 = new SpaceHardware("l40sx8");
  /** Nvidia A10G - small: 4 vCPU, 15 GB; 1x A10G with 24 GB; 1.00 US dollars an hour. */
  public static readonly A10_G_SMALL = new SpaceHardware("a10g-small");
  /** Nvidia A10G - large: 12 vCPU, 46 GB; 1x A10G with 24 GB; 1.50 US dollars an hour. */
  public static readonly A10_G_LARGE = new SpaceHardware("a10g-large");
  /** 2x Nvidia A10G - large: 24 vCPU, 92 GB; 2x A10G with 48 GB in all; 3.00 US dollars an hour. */
  public static readonly A10_G_LARGE_X2 = new SpaceHardware("a10g-largex2");
  /** 4x Nvidia A10G - large: 48 vCPU, 184 GB; 4x A10G with 96 GB in all; 5.00 US dollars an hour. */
  public static readonly A10_G_LARGE_X4 = new SpaceHardware("a10g-largex4");
  /** Nvidia A100 - large: 12 vCPU, 142 GB; 1x A100 with 80 GB; 2.50 US dollars an hour. */
  public static readonly A100_LARGE = new SpaceHardware("a100-large");
  /** 4x Nvidia A100: 48 vCPU, 568 GB; 4x A100 with 320 GB in all; 10.00 US dollars an hour. */
  public static readonly A100_X4 = new SpaceHardware("a100x4");
  /** 8x Nvidia A100: 96 vCPU, 1136 GB; 8x A100 with 640 GB in all; 20.00 US dollars an hour. */
  public static readonly A100_X8 = new SpaceHardware("a100x8");
  /** Nvidia RTX PRO 6000: 23 vCPU, 256 GB; 1x RTX PRO 6000 with 96 GB; 2.75 US dollars an hour. */
  public static readonly RTX_PRO_6000 = new SpaceHardware("rtx-pro-6000");
  /** 2x Nvidia RTX PRO 6000: 46 vCPU, 512 GB; 2x RTX PRO 6000 with 192 GB in all; 5.50 US dollars an hour. */
  public static readonly RTX_PRO_6000_X2 = new SpaceHardware("rtx-pro-6000x2");
  /** 4x Nvidia RTX PRO 6000: 92 vCPU, 1024 GB; 4x RTX PRO 6000 with 384 GB in all; 11.00 US dollars an hour. */
  public static readonly RTX_PRO_6000_X4 = new SpaceHardware("rtx-pro-6000x4");
  /** 8x Nvidia RTX PRO 6000: 184 vCPU, 2048 GB; 8x RTX PRO 6000 with 768 GB in all; 22.00 US dollars an hour. */
  public static readonly RTX_PRO_6000_X8 = new SpaceHardware("rtx-pro-6000x8");

  /** Hardware of any flavor, as the API calls it, or a token. */
  public static of(flavor: string): SpaceHardware {
    return new SpaceHardware(flavor);
  }

  private readonly spec: HardwareSpec | undefined;

  private constructor(
    /** What the API calls it: `t4-small`. */
    public readonly flavor: string,
  ) {
    this.spec = findHardware(flavor);
  }

  /** Virtual CPUs; `undefined` when they are shared out or the flavor is not in the price list. */
  public get vcpu(): number | undefined {
    return this.spec?.vcpu ?? undefined;
  }

  /** Main memory in GB; `undefined` when it is shared out or the flavor is not in the price list. */
  public get memoryGb(): number | undefined {
    return this.spec?.memoryGb ?? undefined;
  }

  /** Number and model of the accelerators, such as `1x T4`; `undefined` when there is none or it is not known. */
  public get accelerator(): string | undefined {
    return this.spec?.gpu ?? undefined;
  }

  /** Memory of all accelerators together, in GB; 0 without one, `undefined` when it is not known. */
  public get acceleratorMemoryGb(): number | undefined {
    return this.spec?.gpuMemoryGb ?? undefined;
  }

  /** Disk in GB, emptied by each restart; `undefined` when it is not known. */
  public get diskGb(): number | undefined {
    return this.spec?.diskGb ?? undefined;
  }

  /**
   * Price in US dollars for each hour that the Space starts or runs; `undefined` when it is not in the price list, which
   * does not mean free.
   */
  public get usdPerHour(): number | undefined {
    return this.spec?.usdPerHour;
  }

  /** The flavor. */
  public toString(): string {
    return this.flavor;
  }
}

import { randomUUID } from "crypto";
import { sha256 } from "../../../src/catalog/package-hash";

interface Upload {
  readonly oid: string;
  readonly size: number;
}

/** The contents of large files by their SHA-256, and the uploads that were announced. */
export class LargeFiles {
  private readonly contents = new Map<string, Buffer>();
  private readonly uploads = new Map<string, Upload>();

  public find(oid: string): Buffer | undefined {
    return this.contents.get(oid);
  }

  /** A key that nobody guesses, since the upload itself carries no token. */
  public announce(upload: Upload): string {
    const key = randomUUID();
    this.uploads.set(key, upload);
    return key;
  }

  public announced(key: string): Upload | undefined {
    return this.uploads.get(key);
  }

  /** Whether the content is what was announced. */
  public store(key: string, content: Buffer): boolean {
    const upload = this.uploads.get(key);
    if (!upload || content.length !== upload.size) return false;
    if (sha256(content) !== upload.oid) return false;
    this.contents.set(upload.oid, content);
    this.uploads.delete(key);
    return true;
  }

  public clear(): void {
    this.contents.clear();
    this.uploads.clear();
  }
}

/** What needs Node: releases of any size, in a folder. */

/// <reference types="node" />
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

import type { Whence } from "./client.js";
import { Arrival, filesOf, type Downloading, type Progress, type Sink } from "./files.js";
import { DamagedFileError } from "./problems.js";
import type { Release, ReleasedFile } from "./schema.js";

export interface DownloadingRelease extends Downloading {
  /** The names of the files that are wanted; else all. */
  files?: readonly string[];
}

/**
 * Has the files of a release in a folder, and answers which it is. Each is verified by its size and
 * SHA-256, and called by its name only then. One that is there and right is left as it is; one
 * that broke off goes on from `NAME.part`, now or when this is called again. Throws a
 * DamagedFileError where what came is not what was published.
 */
export async function downloadRelease(
  whence: Whence,
  dataset: string,
  to: string,
  { release = "latest", files, ...call }: DownloadingRelease = {},
): Promise<Release> {
  const { data } = await whence.release(dataset, release, call);
  const wanted = filesOf(data, files);
  await mkdir(to, { recursive: true });
  for (const file of wanted) {
    const target = join(to, file.path);
    if (await isRight(target, file)) {
      call.progress?.(file.path, file.bytes, file.bytes);
    } else {
      await bring(whence, data, file, target, call);
    }
  }
  return data;
}

/** For `progress`: a bar that moves on a terminal, elsewhere a line for each file. */
export function progressBar(
  stream: { write(text: string): unknown; isTTY?: boolean } = process.stderr,
): Progress {
  let shown = "";
  return (file, done, total) => {
    const share = total > 0 ? done / total : 1;
    const full = Math.floor(share * WIDTH);
    const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    const percent = `${Math.round(share * 100)}%`.padStart(4);
    const line = `${file.padEnd(24)} ${bar} ${percent} of ${sizeOf(total)}`;
    const ended = done >= total;
    if (stream.isTTY && (ended || line !== shown)) {
      stream.write(`\r${line}\x1b[K${ended ? "\n" : ""}`);
    } else if (!stream.isTTY && ended) {
      stream.write(`${file}  ${sizeOf(total)}\n`);
    }
    shown = line;
  };
}

const WIDTH = 24;
const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Bytes as people say them. */
function sizeOf(bytes: number): string {
  let unit = 0;
  while (bytes >= 999.5 && unit < UNITS.length - 1) {
    bytes /= 1000;
    unit += 1;
  }
  return `${Number(bytes.toPrecision(3))} ${UNITS[unit]}`;
}

/** What came so far, as `NAME.part`; it gets its name once all of it is right. */
async function bring(
  whence: Whence,
  release: Release,
  file: ReleasedFile,
  target: string,
  call: Downloading,
): Promise<void> {
  const part = `${target}.part`;
  const handle = await open(part, "a+");
  try {
    const sink = new PartialFile(handle);
    const { size } = await handle.stat();
    if (size <= file.bytes) {
      await hashInto(sink.hash, part);
    } else {
      await sink.begin();
    }
    await new Arrival(whence, release, file, sink).fill(size <= file.bytes ? size : 0, call);
    await handle.sync();
    await rename(part, target);
  } catch (error) {
    if (error instanceof DamagedFileError) {
      await rm(part);
    }
    throw error;
  } finally {
    await handle.close();
  }
}

class PartialFile implements Sink {
  hash = createHash("sha256");

  constructor(readonly handle: FileHandle) {}

  async begin(): Promise<void> {
    await this.handle.truncate(0);
    this.hash = createHash("sha256");
  }

  async take(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    await this.handle.appendFile(bytes);
  }

  async digest(): Promise<string> {
    return this.hash.digest("hex");
  }
}

async function isRight(path: string, file: ReleasedFile): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== file.bytes) {
    return false;
  }
  const hash = createHash("sha256");
  await hashInto(hash, path);
  return hash.digest("hex") === file.sha256;
}

async function hashInto(hash: Hash, path: string): Promise<void> {
  for await (const block of createReadStream(path)) {
    hash.update(block as Uint8Array);
  }
}

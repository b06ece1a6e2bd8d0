/** What needs Node: releases of any size, in a folder. */
import type { Whence } from "./client.js";
import { type Downloading, type Progress } from "./files.js";
import type { Release } from "./schema.js";
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
export declare function downloadRelease(whence: Whence, dataset: string, to: string, { release, files, ...call }?: DownloadingRelease): Promise<Release>;
/** For `progress`: a bar that moves on a terminal, elsewhere a line for each file. */
export declare function progressBar(stream?: {
    write(text: string): unknown;
    isTTY?: boolean;
}): Progress;

import type { Call, Whence } from "./client.js";
import type { Release, ReleasedFile } from "./schema.js";
/** Hears the name of a file, how many bytes of it are here, and how many it has. */
export type Progress = (file: string, done: number, total: number) => void;
export interface Downloading extends Call {
    /** The name of the release; else the latest. */
    release?: string;
    progress?: Progress;
}
/** Where the bytes of a file go, and what their SHA-256 is by now. */
export interface Sink {
    /** What is there is of another file: away with it. */
    begin(): void | Promise<void>;
    take(bytes: Uint8Array): void | Promise<void>;
    digest(): Promise<string>;
}
/** What `downloadFile` holds in memory at most, where nothing else is said: 100 MB. */
export declare const MOST_IN_MEMORY = 100000000;
/**
 * A file of a release in memory, verified: for browsers, whose WebCrypto takes a file as a whole.
 * One of more than `most` bytes is not begun. `whence-client/node` writes files of any size.
 */
export declare function downloadFile(whence: Whence, dataset: string, name: string, { most, release, ...call }?: Downloading & {
    most?: number;
}): Promise<Blob>;
/** The files of a release that are wanted; throws where it has them not. */
export declare function filesOf(release: Release, names?: readonly string[]): ReleasedFile[];
/**
 * A file on its way into a sink. What breaks off goes on where it stopped, as long as it is the
 * same file; what was put together wrong begins anew.
 */
export declare class Arrival {
    #private;
    readonly whence: Whence;
    readonly release: Release;
    readonly file: ReleasedFile;
    readonly sink: Sink;
    constructor(whence: Whence, release: Release, file: ReleasedFile, sink: Sink);
    /** Brings all of it, of which so many bytes are there already. */
    fill(here: number, { progress, signal }: Downloading): Promise<void>;
}

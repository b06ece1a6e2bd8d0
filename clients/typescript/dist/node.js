/** What needs Node: releases of any size, in a folder. */
/// <reference types="node" />
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Arrival, filesOf } from "./files.js";
import { DamagedFileError } from "./problems.js";
/**
 * Has the files of a release in a folder, and answers which it is. Each is verified by its size and
 * SHA-256, and called by its name only then. One that is there and right is left as it is; one
 * that broke off goes on from `NAME.part`, now or when this is called again. Throws a
 * DamagedFileError where what came is not what was published.
 */
export async function downloadRelease(whence, dataset, to, { release = "latest", files, ...call } = {}) {
    const { data } = await whence.release(dataset, release, call);
    const wanted = filesOf(data, files);
    await mkdir(to, { recursive: true });
    for (const file of wanted) {
        const target = join(to, file.path);
        if (await isRight(target, file)) {
            call.progress?.(file.path, file.bytes, file.bytes);
        }
        else {
            await bring(whence, data, file, target, call);
        }
    }
    return data;
}
/** For `progress`: a bar that moves on a terminal, elsewhere a line for each file. */
export function progressBar(stream = process.stderr) {
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
        }
        else if (!stream.isTTY && ended) {
            stream.write(`${file}  ${sizeOf(total)}\n`);
        }
        shown = line;
    };
}
const WIDTH = 24;
const UNITS = ["B", "kB", "MB", "GB", "TB"];
/** Bytes as people say them. */
function sizeOf(bytes) {
    let unit = 0;
    while (bytes >= 999.5 && unit < UNITS.length - 1) {
        bytes /= 1000;
        unit += 1;
    }
    return `${Number(bytes.toPrecision(3))} ${UNITS[unit]}`;
}
/** What came so far, as `NAME.part`; it gets its name once all of it is right. */
async function bring(whence, release, file, target, call) {
    const part = `${target}.part`;
    const handle = await open(part, "a+");
    try {
        const sink = new PartialFile(handle);
        const { size } = await handle.stat();
        if (size <= file.bytes) {
            await hashInto(sink.hash, part);
        }
        else {
            await sink.begin();
        }
        await new Arrival(whence, release, file, sink).fill(size <= file.bytes ? size : 0, call);
        await handle.sync();
        await rename(part, target);
    }
    catch (error) {
        if (error instanceof DamagedFileError) {
            await rm(part);
        }
        throw error;
    }
    finally {
        await handle.close();
    }
}
class PartialFile {
    handle;
    hash = createHash("sha256");
    constructor(handle) {
        this.handle = handle;
    }
    async begin() {
        await this.handle.truncate(0);
        this.hash = createHash("sha256");
    }
    async take(bytes) {
        this.hash.update(bytes);
        await this.handle.appendFile(bytes);
    }
    async digest() {
        return this.hash.digest("hex");
    }
}
async function isRight(path, file) {
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== file.bytes) {
        return false;
    }
    const hash = createHash("sha256");
    await hashInto(hash, path);
    return hash.digest("hex") === file.sha256;
}
async function hashInto(hash, path) {
    for await (const block of createReadStream(path)) {
        hash.update(block);
    }
}

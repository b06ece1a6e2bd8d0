import { answerOf, DamagedFileError, WhenceProblem } from "./problems.js";
import { backoff, pause } from "./sending.js";
import { chunksOf } from "./streams.js";
/** What `downloadFile` holds in memory at most, where nothing else is said: 100 MB. */
export const MOST_IN_MEMORY = 100_000_000;
/** Between two tries to go on, which come no further. */
const PATIENCE = { retries: 3, longestWait: 30 };
/** Seconds without a byte that count as a failure of the network. */
const QUIET = 60;
/** A name that leads to no other folder. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/u;
/**
 * A file of a release in memory, verified: for browsers, whose WebCrypto takes a file as a whole.
 * One of more than `most` bytes is not begun. `whence-client/node` writes files of any size.
 */
export async function downloadFile(whence, dataset, name, { most = MOST_IN_MEMORY, release = "latest", ...call } = {}) {
    const { data } = await whence.release(dataset, release, call);
    const [file] = filesOf(data, [name]);
    if (file.bytes > most) {
        throw new RangeError(`${name} has ${file.bytes} bytes, and at most ${most} are held in memory`);
    }
    let pieces = [];
    const whole = () => new Blob(pieces, { type: file.media_type });
    const sink = {
        begin: () => void (pieces = []),
        take: (bytes) => void pieces.push(bytes),
        digest: async () => hexOf(await crypto.subtle.digest("SHA-256", await whole().arrayBuffer())),
    };
    await new Arrival(whence, data, file, sink).fill(0, call);
    return whole();
}
/** The files of a release that are wanted; throws where it has them not. */
export function filesOf(release, names) {
    const thereAre = release.files.map(({ path }) => path);
    const unknown = names?.find((name) => !thereAre.includes(name));
    if (unknown !== undefined) {
        const { dataset, name } = release;
        throw new RangeError(`${dataset} ${name} has no file ${unknown}, only ${thereAre.join(", ")}`);
    }
    const odd = thereAre.find((name) => !NAME.test(name));
    if (odd !== undefined) {
        throw new RangeError(`${odd} is no name of a file of a release`);
    }
    return release.files.filter(({ path }) => names?.includes(path) ?? true);
}
/**
 * A file on its way into a sink. What breaks off goes on where it stopped, as long as it is the
 * same file; what was put together wrong begins anew.
 */
export class Arrival {
    whence;
    release;
    file;
    sink;
    #here = 0;
    #furthest = 0;
    #inPieces = false;
    #tries = 0;
    /** Names the file that is coming: of a bucket it is another than of Whence. */
    #tag;
    constructor(whence, release, file, sink) {
        this.whence = whence;
        this.release = release;
        this.file = file;
        this.sink = sink;
        this.#tag = `"${file.sha256}"`;
    }
    /** Brings all of it, of which so many bytes are there already. */
    async fill(here, { progress, signal }) {
        const { path, bytes: all, sha256 } = this.file;
        this.#here = this.#furthest = here;
        this.#inPieces = here > 0;
        for (;;) {
            while (this.#here < all) {
                try {
                    for await (const bytes of this.#rest(signal)) {
                        await this.sink.take(bytes);
                        this.#here += bytes.length;
                        progress?.(path, Math.min(this.#here, all), all);
                        if (this.#here > all) {
                            break;
                        }
                    }
                    if (this.#here < all) {
                        throw new TypeError(`${path} ended at byte ${this.#here} of ${all}`);
                    }
                }
                catch (error) {
                    await pause(this.#waitAfter(error, signal), signal);
                }
            }
            const found = await this.sink.digest();
            if (found === sha256) {
                return;
            }
            if (!this.#inPieces) {
                throw new DamagedFileError(path, sha256, found);
            }
            this.#here = 0;
        }
    }
    /** What lacks of it; all, where the file is another by now. */
    async *#rest(signal) {
        const { dataset: slug, name: release } = this.release;
        const going = { Range: `bytes=${this.#here}-`, "If-Range": this.#tag };
        const call = this.whence.api.GET("/v1/datasets/{slug}/releases/{release}/{file}", {
            params: { path: { slug, release, file: this.file.path }, header: this.#here ? going : {} },
            headers: { Accept: "*/*" },
            parseAs: "stream",
            signal,
        });
        const stream = await answerOf(call);
        const { status, headers } = (await call).response;
        this.#inPieces = status === 206;
        if (!this.#inPieces) {
            this.#here = 0;
            await this.sink.begin();
        }
        const tag = headers.get("ETag");
        this.#tag = tag?.startsWith('"') ? tag : this.#tag; // weak ones promise too little
        yield* chunksOf(stream, QUIET, signal);
    }
    /** How many seconds to wait before going on; throws what waiting does not help. */
    #waitAfter(error, signal) {
        const beyond = error instanceof WhenceProblem && error.status === 416;
        if (signal?.aborted || !(beyond || error instanceof TypeError)) {
            throw error; // fetch throws a TypeError when the network fails
        }
        this.#here = beyond ? 0 : this.#here;
        this.#tries = this.#here > this.#furthest ? 0 : this.#tries + 1;
        this.#furthest = Math.max(this.#here, this.#furthest);
        if (this.#tries > PATIENCE.retries) {
            throw error;
        }
        return backoff(this.#tries, PATIENCE);
    }
}
function hexOf(digest) {
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

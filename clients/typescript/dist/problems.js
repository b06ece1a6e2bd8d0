/** A request that Whence, or what stands before it, did not do: its problem, typed. */
export class WhenceProblem extends Error {
    name = "WhenceProblem";
    /** Stable: tell problems apart by it. `about:blank` where the answer was no problem of Whence. */
    type;
    /** The HTTP status. */
    status;
    /** The same for every problem of the type. */
    title;
    /** What is wrong here, and what would be right. */
    detail;
    /** All that is wrong, each with its place. */
    errors;
    /** Names the request in the server's log. */
    requestId;
    /** After how many seconds to try again, where the server says so. */
    retryAfter;
    constructor(body, response) {
        const said = isProblem(body) ? body : undefined;
        const detail = said?.detail ?? `${response.status} ${response.statusText}`.trim();
        super(said ? `${said.title}: ${detail}` : detail);
        this.type = said?.type ?? "about:blank";
        this.status = response.status;
        this.title = said?.title ?? response.statusText;
        this.detail = detail;
        this.errors = said?.errors ?? [];
        this.requestId = said?.request_id ?? response.headers.get("X-Request-Id") ?? undefined;
        this.retryAfter = secondsOf(response.headers.get("Retry-After"));
    }
}
/** A file that came is not the one that was published: its name, and both SHA-256. */
export class DamagedFileError extends Error {
    file;
    expected;
    found;
    name = "DamagedFileError";
    constructor(file, expected, found) {
        super(`${file} came with the SHA-256 ${found}, not ${expected}: it is refused`);
        this.file = file;
        this.expected = expected;
        this.found = found;
    }
}
/** What an openapi-fetch call answers, or its problem thrown. */
export async function answerOf(call) {
    const { data, error, response } = await call;
    if (!response.ok || data === undefined || data === null) {
        throw new WhenceProblem(error, response);
    }
    return data;
}
/** The seconds that a Retry-After asks for, as a number or as a date. */
export function secondsOf(header) {
    if (header === null) {
        return undefined;
    }
    const seconds = /^\d+$/.test(header.trim())
        ? Number(header)
        : (Date.parse(header) - Date.now()) / 1000;
    return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
function isProblem(body) {
    return (typeof body === "object" &&
        body !== null &&
        "type" in body &&
        "title" in body &&
        "detail" in body);
}

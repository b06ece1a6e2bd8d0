import type { ProblemFault } from "./schema.js";
/** The types of problems that there are; a later server may tell of more. */
export type KnownProblem = "/problems/malformed-request" | "/problems/unknown-parameter" | "/problems/bad-cursor" | "/problems/unauthenticated" | "/problems/forbidden" | "/problems/not-found" | "/problems/no-such-path" | "/problems/method-not-allowed" | "/problems/not-acceptable" | "/problems/body-timeout" | "/problems/conflict" | "/problems/gone" | "/problems/withdrawn" | "/problems/not-kept" | "/problems/too-large" | "/problems/address-too-long" | "/problems/unsupported-media-type" | "/problems/range-not-satisfiable" | "/problems/invalid-change-set" | "/problems/internal-error" | "/problems/unavailable" | "/problems/time-limit" | "/problems/too-many-streams" | "/problems/file-unavailable" | "/problems/writer-busy" | "/problems/old-protocol";
/** A request that Whence, or what stands before it, did not do: its problem, typed. */
export declare class WhenceProblem extends Error {
    readonly name = "WhenceProblem";
    /** Stable: tell problems apart by it. `about:blank` where the answer was no problem of Whence. */
    readonly type: KnownProblem | "about:blank" | (string & {});
    /** The HTTP status. */
    readonly status: number;
    /** The same for every problem of the type. */
    readonly title: string;
    /** What is wrong here, and what would be right. */
    readonly detail: string;
    /** All that is wrong, each with its place. */
    readonly errors: readonly ProblemFault[];
    /** Names the request in the server's log. */
    readonly requestId: string | undefined;
    /** After how many seconds to try again, where the server says so. */
    readonly retryAfter: number | undefined;
    constructor(body: unknown, response: Response);
}
/** A file that came is not the one that was published: its name, and both SHA-256. */
export declare class DamagedFileError extends Error {
    readonly file: string;
    readonly expected: string;
    readonly found: string;
    readonly name = "DamagedFileError";
    constructor(file: string, expected: string, found: string);
}
/** What an openapi-fetch call answers, or its problem thrown. */
export declare function answerOf<Answer>(call: Promise<{
    data?: Answer;
    error?: unknown;
    response: Response;
}>): Promise<NonNullable<Answer>>;
/** The seconds that a Retry-After asks for, as a number or as a date. */
export declare function secondsOf(header: string | null): number | undefined;

import type { ProblemFault } from "./schema.js";
/** A request that Whence, or what stands before it, did not do: its problem, typed. */
export declare class WhenceProblem extends Error {
    readonly name = "WhenceProblem";
    /** Stable: tell problems apart by it. `about:blank` where the answer was no problem of Whence. */
    readonly type: string;
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
/** What an openapi-fetch call answers, or its problem thrown. */
export declare function answerOf<Answer>(call: Promise<{
    data?: Answer;
    error?: unknown;
    response: Response;
}>): Promise<NonNullable<Answer>>;
/** The seconds that a Retry-After asks for, as a number or as a date. */
export declare function secondsOf(header: string | null): number | undefined;

import type { Client } from "openapi-fetch";
import { List } from "./lists.js";
import type { Change, Feed, paths } from "./schema.js";
type Api = Client<paths, "application/json">;
type Query = NonNullable<paths["/v1/changes"]["get"]["parameters"]["query"]>;
/** `after`: the cursor that you have read up to; without it, from the beginning. */
export type FeedQuery = Omit<Query, "format">;
export interface Following {
    /** How to be told: by server-sent events (as they come), or by asking for pages. */
    by?: "events" | "pages";
    /** Of pages: how many seconds to wait once up to date. */
    every?: number;
    /** Of events: a connection on which nothing came for so many seconds is made anew. */
    quiet?: number;
    /** Ends it, by throwing the signal's reason; `break` ends it too. */
    signal?: AbortSignal;
}
/** The feed up to now; `page.next` of its last page is the `after` to go on from. */
export declare function changesOf(api: Api, query?: FeedQuery, call?: {
    signal?: AbortSignal;
}): List<Change, Feed>;
/**
 * The feed without an end: all there is, then what comes. What fails to begin throws; once begun,
 * it goes on after the last change for as long as the server may come back.
 */
export declare function follow(api: Api, query?: FeedQuery, { by, every, quiet, signal }?: Following): AsyncGenerator<Change, void, undefined>;
export {};

import { type Client } from "openapi-fetch";
import { type FeedQuery, type Following } from "./feed.js";
import { List } from "./lists.js";
import type * as schema from "./schema.js";
import type { paths } from "./schema.js";
export interface Options {
    /** A key, for internal datasets and to write. */
    key?: string;
    /** How often a read is tried again after 429, 503 and failures of the network: 3. */
    retries?: number;
    /** The longest wait between two tries, in seconds: 60. */
    longestWait?: number;
    /** Whether to keep answers, and ask only whether they still hold: yes. */
    remember?: boolean;
    /** Sent with every request. */
    headers?: Record<string, string>;
    /** Sends the requests: the platform's, unless you have another. */
    fetch?: (request: Request) => Promise<Response>;
}
/** Of one call: a signal that ends it. */
export interface Call {
    signal?: AbortSignal;
}
export interface WriteCall extends Call {
    /** Check and count, and write nothing. */
    dryRun?: boolean;
}
/** The kinds of records, as their addresses name them. */
export type Kinds = "events" | "actors" | "affiliations" | "statements" | "sources" | "links";
/** What a list is filtered, sorted and cut by; pages are followed for you. */
export type QueryOf<Path extends Got> = Omit<NonNullable<Parameters<Path>["query"]>, "cursor" | "format">;
/** How many of each group, which group further on, and as of when. */
export type AboutQuery = NonNullable<Parameters<"/v1/actors/{record_id}/statements-about">["query"]>;
export type NetworkQuery = QueryOf<"/v1/actors/{record_id}/network">;
export type AsOf = QueryOf<"/v1/events/{record_id}/positions">;
/** Of an item: `as_of`, `version`, and what to include. */
export type ItemQuery<Of extends Kinds> = QueryOf<`/v1/${Of}/{record_id}`>;
type Got = {
    [Path in keyof paths]: paths[Path] extends Answering ? Path : never;
}[keyof paths];
type Answering = {
    get: {
        parameters: object;
        responses: {
            200: {
                content: {
                    "application/json": object;
                };
            };
        };
    };
};
type Parameters<Path extends Got> = paths[Path]["get"]["parameters"] & {
    query?: object;
};
/** A server of Whence. Lists are read as you iterate over them; the rest are promises. */
export declare class Whence {
    #private;
    /** Every operation as openapi-fetch calls it, with keys, retries and kept answers. */
    readonly api: Client<paths, "application/json">;
    constructor(baseUrl: string, options?: Options);
    events(query?: QueryOf<"/v1/events">, call?: Call): List<schema.Event, schema.EventList>;
    event(id: string, query?: ItemQuery<"events">, call?: Call): Promise<schema.EventItem>;
    actors(query?: QueryOf<"/v1/actors">, call?: Call): List<schema.Actor, schema.ActorList>;
    actor(id: string, query?: ItemQuery<"actors">, call?: Call): Promise<schema.ActorItem>;
    affiliations(query?: QueryOf<"/v1/affiliations">, call?: Call): List<schema.Affiliation, schema.AffiliationList>;
    affiliation(id: string, query?: ItemQuery<"affiliations">, call?: Call): Promise<schema.AffiliationItem>;
    statements(query?: QueryOf<"/v1/statements">, call?: Call): List<schema.Statement, schema.StatementList>;
    statement(id: string, query?: ItemQuery<"statements">, call?: Call): Promise<schema.StatementItem>;
    sources(query?: QueryOf<"/v1/sources">, call?: Call): List<schema.Source, schema.SourceList>;
    source(id: string, query?: ItemQuery<"sources">, call?: Call): Promise<schema.SourceItem>;
    links(query?: QueryOf<"/v1/links">, call?: Call): List<schema.Link, schema.LinkList>;
    link(id: string, query?: ItemQuery<"links">, call?: Call): Promise<schema.LinkItem>;
    changeSets(query?: QueryOf<"/v1/changesets">, call?: Call): List<schema.ChangeSet, schema.ChangeSetList>;
    /** A change set, and what it changed, of which `query` takes one page. */
    changeSet(id: string, query?: NonNullable<Parameters<"/v1/changesets/{change_set_id}">["query"]>, call?: Call): Promise<schema.ChangeSetItem>;
    /** The event of a participation. */
    eventOf(id: string, call?: Call): Promise<schema.EventItem>;
    /** Who says what of an event, its participations and its figures. */
    positions(id: string, query?: AsOf, call?: Call): Promise<schema.Positions>;
    /** Records of all kinds by words, best first, with where the words are. */
    search(query: QueryOf<"/v1/search">, call?: Call): List<schema.Hit, schema.SearchList>;
    /** What is said of an actor, and what it says itself. */
    statementsAbout(id: string, query?: AboutQuery, call?: Call): Promise<schema.StatementsAbout>;
    /** Who is tied to an actor, in so many steps, with who affirms and denies each tie. */
    network(id: string, query?: NetworkQuery, call?: Call): Promise<schema.Network>;
    /** Every version of a record, newest first. */
    history(kinds: Kinds, id: string, call?: Call): List<schema.Version, schema.History>;
    /** What this server has: its datasets, how far they go, the latest seq. */
    service(call?: Call): Promise<schema.Service>;
    datasets(call?: Call): Promise<schema.DatasetList>;
    dataset(slug: string, call?: Call): Promise<schema.DatasetItem>;
    /** What was published of a dataset, of the latest seq first. */
    releases(slug: string, call?: Call): List<schema.Release, schema.ReleaseList>;
    /** A release, or the `latest`: its files, each with its `url` and digest, and how to cite it. */
    release(slug: string, release: string, call?: Call): Promise<schema.ReleaseItem>;
    /** The schemes that codes are of. */
    codeLists(call?: Call): Promise<schema.CodeLists>;
    /** The codes of a scheme (`role`, `category`, …) with their definitions. */
    codes(scheme: string, call?: Call): Promise<schema.CodeList>;
    /** Counts and digests, which prove a copy equal. */
    digest(query?: QueryOf<"/v1/digest">, call?: Call): Promise<schema.Digests>;
    /** The changes up to now, in the one order. */
    changes(query?: FeedQuery, call?: Call): List<schema.Change, schema.Feed>;
    /** The changes up to now, and then those that come, without an end. */
    follow(query?: FeedQuery, following?: Following): AsyncGenerator<schema.Change, void>;
    /** Writes a change set, all of it or nothing; with an `id` of yours, sending twice is safe. */
    write(body: schema.ChangeSetInput, call?: WriteCall): Promise<schema.ChangeSetResult>;
    /** Takes a change set back by another one. */
    revert(id: string, body?: schema.RevertInput, call?: WriteCall): Promise<schema.ChangeSetResult>;
}
export {};

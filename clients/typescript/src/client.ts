import createClient, { type Client } from "openapi-fetch";

import { changesOf, follow, type FeedQuery, type Following } from "./feed.js";
import { List } from "./lists.js";
import { answerOf } from "./problems.js";
import { remembering, retrying, type Send } from "./sending.js";
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
export type QueryOf<Path extends Got> = Omit<
  NonNullable<Parameters<Path>["query"]>,
  "cursor" | "format"
>;
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
  get: { parameters: object; responses: { 200: { content: { "application/json": object } } } };
};
type Lists = `/v1/${Kinds | "changesets" | "search"}`;
type Parameters<Path extends Got> = paths[Path]["get"]["parameters"] & { query?: object };
type Given<Path extends Got> = Pick<Parameters<Path>, "query" | ("path" & keyof Parameters<Path>)>;
type AnswerOf<Path extends Got> =
  paths[Path]["get"]["responses"][200]["content"]["application/json"];
type ListOf<Path extends Lists> = List<AnswerOf<Path>["data"][number], AnswerOf<Path>>;
type Read<Answer> = Promise<{ data?: Answer; error?: unknown; response: Response }>;

/** A server of Whence. Lists are read as you iterate over them; the rest are promises. */
export class Whence {
  /** Every operation as openapi-fetch calls it, with keys, retries and kept answers. */
  readonly api: Client<paths, "application/json">;

  constructor(baseUrl: string, options: Options = {}) {
    const { key, retries = 3, longestWait = 60, remember = true } = options;
    check(baseUrl, key);
    const plain: Send = options.fetch ?? ((request) => globalThis.fetch(request));
    const patient = retrying(plain, { retries, longestWait });
    this.api = createClient<paths, "application/json">({
      baseUrl,
      fetch: remember ? remembering(patient) : patient,
      headers: {
        Accept: "application/json",
        ...options.headers,
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      },
    });
  }

  events(query: QueryOf<"/v1/events"> = {}, call: Call = {}): List<schema.Event, schema.EventList> {
    return this.#list("/v1/events", query, call);
  }

  event(id: string, query: ItemQuery<"events"> = {}, call: Call = {}): Promise<schema.EventItem> {
    return this.#get("/v1/events/{record_id}", { path: { record_id: id }, query }, call);
  }

  actors(query: QueryOf<"/v1/actors"> = {}, call: Call = {}): List<schema.Actor, schema.ActorList> {
    return this.#list("/v1/actors", query, call);
  }

  actor(id: string, query: ItemQuery<"actors"> = {}, call: Call = {}): Promise<schema.ActorItem> {
    return this.#get("/v1/actors/{record_id}", { path: { record_id: id }, query }, call);
  }

  affiliations(
    query: QueryOf<"/v1/affiliations"> = {},
    call: Call = {},
  ): List<schema.Affiliation, schema.AffiliationList> {
    return this.#list("/v1/affiliations", query, call);
  }

  affiliation(
    id: string,
    query: ItemQuery<"affiliations"> = {},
    call: Call = {},
  ): Promise<schema.AffiliationItem> {
    return this.#get("/v1/affiliations/{record_id}", { path: { record_id: id }, query }, call);
  }

  statements(
    query: QueryOf<"/v1/statements"> = {},
    call: Call = {},
  ): List<schema.Statement, schema.StatementList> {
    return this.#list("/v1/statements", query, call);
  }

  statement(
    id: string,
    query: ItemQuery<"statements"> = {},
    call: Call = {},
  ): Promise<schema.StatementItem> {
    return this.#get("/v1/statements/{record_id}", { path: { record_id: id }, query }, call);
  }

  sources(
    query: QueryOf<"/v1/sources"> = {},
    call: Call = {},
  ): List<schema.Source, schema.SourceList> {
    return this.#list("/v1/sources", query, call);
  }

  source(
    id: string,
    query: ItemQuery<"sources"> = {},
    call: Call = {},
  ): Promise<schema.SourceItem> {
    return this.#get("/v1/sources/{record_id}", { path: { record_id: id }, query }, call);
  }

  links(query: QueryOf<"/v1/links"> = {}, call: Call = {}): List<schema.Link, schema.LinkList> {
    return this.#list("/v1/links", query, call);
  }

  link(id: string, query: ItemQuery<"links"> = {}, call: Call = {}): Promise<schema.LinkItem> {
    return this.#get("/v1/links/{record_id}", { path: { record_id: id }, query }, call);
  }

  changeSets(
    query: QueryOf<"/v1/changesets"> = {},
    call: Call = {},
  ): List<schema.ChangeSet, schema.ChangeSetList> {
    return this.#list("/v1/changesets", query, call);
  }

  /** A change set, and what it changed, of which `query` takes one page. */
  changeSet(
    id: string,
    query: NonNullable<Parameters<"/v1/changesets/{change_set_id}">["query"]> = {},
    call: Call = {},
  ): Promise<schema.ChangeSetItem> {
    const path = { change_set_id: id };
    return this.#get("/v1/changesets/{change_set_id}", { path, query }, call);
  }

  /** The event of a participation. */
  eventOf(id: string, call: Call = {}): Promise<schema.EventItem> {
    const path = "/v1/participations/{record_id}" as "/v1/events/{record_id}"; // which it leads to
    return this.#get(path, { path: { record_id: id } }, call);
  }

  /** Who says what of an event, its participations and its figures. */
  positions(id: string, query: AsOf = {}, call: Call = {}): Promise<schema.Positions> {
    const path = { record_id: id };
    return this.#get("/v1/events/{record_id}/positions", { path, query }, call);
  }

  /** Records of all kinds by words, best first, with where the words are. */
  search(query: QueryOf<"/v1/search">, call: Call = {}): List<schema.Hit, schema.SearchList> {
    return this.#list("/v1/search", query, call);
  }

  /** What is said of an actor, and what it says itself. */
  statementsAbout(
    id: string,
    query: AboutQuery = {},
    call: Call = {},
  ): Promise<schema.StatementsAbout> {
    const path = { record_id: id };
    return this.#get("/v1/actors/{record_id}/statements-about", { path, query }, call);
  }

  /** Who is tied to an actor, in so many steps, with who affirms and denies each tie. */
  network(id: string, query: NetworkQuery = {}, call: Call = {}): Promise<schema.Network> {
    const path = { record_id: id };
    return this.#get("/v1/actors/{record_id}/network", { path, query }, call);
  }

  /** Every version of a record, newest first. */
  history(kinds: Kinds, id: string, call: Call = {}): List<schema.Version, schema.History> {
    const path = { record_id: id };
    return new List((cursor) =>
      this.#get(`/v1/${kinds}/{record_id}/history`, { path, query: { cursor } }, call),
    );
  }

  /** What this server has: its datasets, how far they go, the latest seq. */
  service(call: Call = {}): Promise<schema.Service> {
    return this.#get("/v1", {}, call);
  }

  datasets(call: Call = {}): Promise<schema.DatasetList> {
    return this.#get("/v1/datasets", {}, call);
  }

  dataset(slug: string, call: Call = {}): Promise<schema.DatasetItem> {
    return this.#get("/v1/datasets/{slug}", { path: { slug } }, call);
  }

  /** What was published of a dataset, of the latest seq first. */
  releases(slug: string, call: Call = {}): List<schema.Release, schema.ReleaseList> {
    return new List((cursor) =>
      this.#get("/v1/datasets/{slug}/releases", { path: { slug }, query: { cursor } }, call),
    );
  }

  /** A release, or the `latest`: its files, each with its `url` and digest, and how to cite it. */
  release(slug: string, release: string, call: Call = {}): Promise<schema.ReleaseItem> {
    const path = { slug, release };
    return this.#get("/v1/datasets/{slug}/releases/{release}", { path }, call);
  }

  /** The schemes that codes are of. */
  codeLists(call: Call = {}): Promise<schema.CodeLists> {
    return this.#get("/v1/codes", {}, call);
  }

  /** The codes of a scheme (`role`, `category`, …) with their definitions. */
  codes(scheme: string, call: Call = {}): Promise<schema.CodeList> {
    return this.#get("/v1/codes/{scheme}", { path: { scheme } }, call);
  }

  /** Counts and digests, which prove a copy equal. */
  digest(query: QueryOf<"/v1/digest"> = {}, call: Call = {}): Promise<schema.Digests> {
    return this.#get("/v1/digest", { query }, call);
  }

  /** The changes up to now, in the one order. */
  changes(query: FeedQuery = {}, call: Call = {}): List<schema.Change, schema.Feed> {
    return changesOf(this.api, query, call);
  }

  /** The changes up to now, and then those that come, without an end. */
  follow(query: FeedQuery = {}, following: Following = {}): AsyncGenerator<schema.Change, void> {
    return follow(this.api, query, following);
  }

  /** Writes a change set, all of it or nothing; with an `id` of yours, sending twice is safe. */
  write(body: schema.ChangeSetInput, call: WriteCall = {}): Promise<schema.ChangeSetResult> {
    const { dryRun: dry_run, signal } = call;
    const params = { query: { dry_run } };
    return answerOf(this.api.POST("/v1/changesets", { params, body, signal }));
  }

  /** Takes a change set back by another one. */
  revert(
    id: string,
    body: schema.RevertInput = {},
    call: WriteCall = {},
  ): Promise<schema.ChangeSetResult> {
    const { dryRun: dry_run, signal } = call;
    const params = { path: { change_set_id: id }, query: { dry_run } };
    const path = "/v1/changesets/{change_set_id}/revert";
    return answerOf(this.api.POST(path, { params, body, signal }));
  }

  #list<Path extends Lists>(path: Path, query: QueryOf<Path>, call: Call): ListOf<Path> {
    return new List((cursor) => {
      const params = { query: { ...query, cursor } } as unknown as Parameters<Path>;
      return this.#get(path, params, call);
    });
  }

  /** TypeScript cannot follow openapi-fetch where the address is one of several: a cast. */
  #get<Path extends Got>(path: Path, params: Given<Path>, call: Call): Promise<AnswerOf<Path>> {
    const get = this.api.GET as unknown as (path: Path, init: object) => Read<AnswerOf<Path>>;
    return answerOf(get(path, { ...call, params }));
  }
}

/** Says at once what no request could be sent with; a page may name its own server by a path. */
function check(baseUrl: string, key: string | undefined): void {
  if (!/^(https?:\/\/|\/|$)/i.test(baseUrl)) {
    throw new RangeError(`baseUrl: "${baseUrl}" does not begin with http:// or https://`);
  }
  const odd = new Set(key?.match(/[^!-~]/gu)); // never the key itself
  if (odd.size > 0) {
    const named = [...odd].map((character) => JSON.stringify(character)).join(", ");
    const right = "it is whence_ and 43 letters, digits, - or _";
    throw new RangeError(`key: no key has ${named}; ${right}`);
  }
}

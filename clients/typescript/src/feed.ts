import type { Client } from "openapi-fetch";

import { List } from "./lists.js";
import { answerOf, WhenceProblem } from "./problems.js";
import type { Change, Feed, paths } from "./schema.js";
import { backoff, pause } from "./sending.js";
import { chunksOf, eventsOf } from "./streams.js";

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

/** Between two tries to go on, half a minute at most. */
const PATIENCE = { retries: Infinity, longestWait: 30 };

/** The feed up to now; `page.next` of its last page is the `after` to go on from. */
export function changesOf(
  api: Api,
  query: FeedQuery = {},
  call: { signal?: AbortSignal } = {},
): List<Change, Feed> {
  return new List(
    (place) => {
      const here = { ...query, after: place ?? query.after };
      return answerOf(api.GET("/v1/changes", { ...call, params: { query: here } }));
    },
    ({ data, page }) => (data.length < page.limit ? undefined : page.next),
  );
}

/**
 * The feed without an end: all there is, then what comes. What fails to begin throws; once begun,
 * it goes on after the last change for as long as the server may come back.
 */
export async function* follow(
  api: Api,
  query: FeedQuery = {},
  { by = "events", every = 5, quiet = 45, signal }: Following = {},
): AsyncGenerator<Change, void, undefined> {
  const at: Place = { after: query.after, last: undefined, begun: false, tries: 0 };
  for (;;) {
    let wait = every;
    try {
      if (by === "pages") {
        yield* byPages(api, query, at, signal);
      } else {
        yield* byEvents(api, query, at, quiet, signal);
        wait = backoff(at.tries, PATIENCE);
      }
    } catch (error) {
      if (!at.begun || signal?.aborted || !mayPass(error)) {
        throw error;
      }
      wait = (error as WhenceProblem).retryAfter ?? backoff(at.tries, PATIENCE);
    }
    at.tries += 1;
    await pause(wait, signal);
  }
}

/** How far a follower is: after what it began, the last event, and how often it failed since. */
interface Place {
  after: string | undefined;
  last: string | undefined;
  begun: boolean;
  tries: number;
}

async function* byPages(
  api: Api,
  query: FeedQuery,
  at: Place,
  signal?: AbortSignal,
): AsyncGenerator<Change, void, undefined> {
  const list = changesOf(api, { ...query, after: at.after }, { signal });
  for await (const { data, page } of list.pages()) {
    Object.assign(at, { begun: true, tries: 0 });
    for (const change of data) {
      at.after = change.cursor;
      yield change;
    }
    at.after = page.next;
  }
}

async function* byEvents(
  api: Api,
  query: FeedQuery,
  at: Place,
  quiet: number,
  signal?: AbortSignal,
): AsyncGenerator<Change, void, undefined> {
  const header = at.last === undefined ? {} : { "Last-Event-ID": at.last };
  const stream = await answerOf(
    api.GET("/v1/changes", {
      params: { query, header },
      headers: { Accept: "text/event-stream" },
      parseAs: "stream",
      signal,
    }),
  );
  at.begun = true;
  for await (const { id, event, data } of eventsOf(chunksOf(stream, quiet, signal))) {
    if (event === "change") {
      Object.assign(at, { last: id, tries: 0 });
      yield JSON.parse(data) as Change;
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof WhenceProblem
    ? error.status === 429 || error.status >= 500
    : error instanceof TypeError; // what fetch throws when the network fails
}

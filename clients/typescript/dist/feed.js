import { List } from "./lists.js";
import { answerOf, WhenceProblem } from "./problems.js";
import { backoff, pause } from "./sending.js";
import { chunksOf, eventsOf } from "./streams.js";
/** Between two tries to go on, half a minute at most. */
const PATIENCE = { retries: Infinity, longestWait: 30 };
/** The feed up to now; `page.next` of its last page is the `after` to go on from. */
export function changesOf(api, query = {}, call = {}) {
    return new List((place) => {
        const here = { ...query, after: place ?? query.after };
        return answerOf(api.GET("/v1/changes", { ...call, params: { query: here } }));
    }, ({ data, page }) => (data.length < page.limit ? undefined : page.next));
}
/**
 * The feed without an end: all there is, then what comes. What fails to begin throws; once begun,
 * it goes on after the last change for as long as the server may come back.
 */
export async function* follow(api, query = {}, { by = "events", every = 5, quiet = 45, signal } = {}) {
    const at = { after: query.after, last: undefined, begun: false, tries: 0 };
    for (;;) {
        let wait = every;
        try {
            if (by === "pages") {
                yield* byPages(api, query, at, signal);
            }
            else {
                yield* byEvents(api, query, at, quiet, signal);
                wait = backoff(at.tries, PATIENCE);
            }
        }
        catch (error) {
            if (!at.begun || signal?.aborted || !mayPass(error)) {
                throw error;
            }
            wait = error.retryAfter ?? backoff(at.tries, PATIENCE);
        }
        at.tries += 1;
        await pause(wait, signal);
    }
}
async function* byPages(api, query, at, signal) {
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
async function* byEvents(api, query, at, quiet, signal) {
    const header = at.last === undefined ? {} : { "Last-Event-ID": at.last };
    const stream = await answerOf(api.GET("/v1/changes", {
        params: { query, header },
        headers: { Accept: "text/event-stream" },
        parseAs: "stream",
        signal,
    }));
    at.begun = true;
    for await (const { id, event, data } of eventsOf(chunksOf(stream, quiet, signal))) {
        if (event === "change") {
            Object.assign(at, { last: id, tries: 0 });
            yield JSON.parse(data);
        }
    }
}
function mayPass(error) {
    return error instanceof WhenceProblem
        ? error.status === 429 || error.status >= 500
        : error instanceof TypeError; // what fetch throws when the network fails
}

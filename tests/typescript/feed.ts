/** The feed by pages and by events, up to now and on, over a connection that breaks off. */

import { Whence, type Change } from "whence-client";
import { asked, nameOfError, problemOf, url, watched, whence, writer } from "./setting.js";

export async function feed(): Promise<unknown> {
  const all = await whence.changes({ dataset: ["test"], limit: 100 }).all();
  const cut = new Whence(url, { fetch: cutting() });
  const start = asked.length;
  const events = await first(all.length, cut.follow({ dataset: ["test"] }));
  const streams = asked.slice(start).map(({ lastEventId }) => lastEventId);
  const byPages = await first(all.length, cut.follow({ dataset: ["test"] }, { by: "pages" }));
  const resumed = streams[1] ?? "";
  return {
    all: all.length,
    events: cursors(events) === cursors(all),
    pages: cursors(byPages) === cursors(all),
    streams: [streams.length, streams[0], all.slice(1, -1).some(({ cursor }) => cursor === resumed)],
  };
}

export async function toCome(): Promise<unknown> {
  const { seq } = await whence.service();
  const query = { after: String(seq), dataset: ["test"] };
  const next = first(1, whence.follow(query));
  const paged = first(1, whence.follow(query, { by: "pages", every: 0.1 }));
  const retract = { op: "retract", kind: "event", key: "protest-1", reason: "error" } as const;
  await writer.write({ dataset: "test", reason: "Gone", operations: [retract] });
  const told = [...(await next), ...(await paged)];
  const signal = AbortSignal.timeout(300);
  setTimeout(() => globalThis.gc?.(), 100); // the signal outlives what it was given to
  const later = { after: told[0]?.cursor ?? "" };
  return {
    told: told.map(({ op, kind }) => `${op} ${kind}`),
    stopped: await nameOfError(() => first(1, whence.follow(later, { signal }))),
    refused: await problemOf(() => first(1, whence.follow({ after: "never" }))),
  };
}

/** Cuts the first stream of events off in the middle of one. */
function cutting(): (request: Request) => Promise<Response> {
  let whole = false;
  return async (request) => {
    const response = await watched(request);
    if (whole || response.body === null || !request.headers.get("Accept")?.startsWith("text/")) {
      return response;
    }
    whole = true;
    let left = 20_000;
    const scissors = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk.slice(0, left));
        left -= chunk.length;
        if (left <= 0) {
          controller.error(new TypeError("terminated"));
        }
      },
    });
    return new Response(response.body.pipeThrough(scissors), response);
  };
}

async function first(most: number, changes: AsyncIterable<Change>): Promise<Change[]> {
  const found: Change[] = [];
  for await (const change of changes) {
    found.push(change);
    if (found.length === most) {
      break;
    }
  }
  return found;
}

function cursors(changes: Change[]): string {
  return changes.map(({ cursor }) => cursor).join(" ");
}

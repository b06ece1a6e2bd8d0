/** Each kind of problem that a user can cause, and the ways in which a network fails. */

import { answerOf, Whence, type ChangeSetInput } from "whence-client";
import { first, retract } from "./feed.js";
import {
  dataset,
  key,
  nameOfError,
  problemOf,
  purged,
  retryAfterOf,
  url,
  whence,
  writer,
} from "./setting.js";

export async function problems(): Promise<unknown> {
  const faulty: ChangeSetInput = {
    dataset,
    reason: "Faults",
    operations: [retract("nowhere"), retract("nor-here")],
  };
  const put = {
    op: "put",
    kind: "source",
    key: "report",
    record: { source_kind: "report", title: "Other" },
  } as const;
  const stale = { ...faulty, operations: [{ ...put, expect_version: 7 }] };
  const ids = Array.from({ length: 100 }, () => "x".repeat(400));
  return [
    await problemOf(() => whence.events({ limit: 1001 }).page()),
    await problemOf(() =>
      // @ts-expect-error: a parameter that events do not have
      answerOf(whence.api.GET("/v1/events", { params: { query: { colour: "red" } } })),
    ),
    await problemOf(() =>
      answerOf(whence.api.GET("/v1/events", { params: { query: { cursor: "none" } } })),
    ),
    await problemOf(() => whence.write(faulty)),
    await problemOf(() => new Whence(url, { key: "whence_none" }).service()),
    await problemOf(() => writer.write({ ...faulty, dataset: "belgorod-2023" })),
    await problemOf(() => whence.event("evt_00000000000000000000000000")),
    await problemOf(() => answerOf(whence.api.GET("/v2" as "/v1", {}))),
    await problemOf(() => answerOf(whence.api.POST("/v1/events" as "/v1/changesets", { body: faulty }))),
    await problemOf(() => new Whence(url, { headers: { Accept: "image/png" } }).service()),
    await problemOf(() => writer.write(stale)),
    await problemOf(() => whence.source(purged)),
    await problemOf(() => whence.events({ key: ids }).page()),
    await problemOf(() =>
      answerOf(
        writer.api.POST("/v1/changesets", { body: faulty, headers: { "Content-Type": "text/csv" } }),
      ),
    ),
    await problemOf(() => writer.write(faulty)),
    await tooManyStreams(),
  ];
}

/** There may be two at once. */
async function tooManyStreams(): Promise<unknown> {
  const held = [whence.follow(), whence.follow()];
  for (const followed of held) {
    await followed.next();
  }
  const hasty = new Whence(url, { retries: 0 });
  const refused = await problemOf(() => first(1, hasty.follow()));
  for (const followed of held) {
    await followed.return();
  }
  return refused;
}

/** A network that fails in the ways given, one after the other, and then works. */
function failing(...failures: (number | "broken")[]): { whence: Whence; tries: () => number } {
  let tries = 0;
  const send = async (request: Request): Promise<Response> => {
    const failure = failures[tries];
    tries += 1;
    if (failure === "broken") {
      throw new TypeError("fetch failed");
    }
    const headers = { "Retry-After": String(failure) };
    return failure === undefined ? fetch(request) : new Response("", { status: 503, headers });
  };
  return { whence: new Whence(url, { key, fetch: send }), tries: () => tries };
}

export async function retries(): Promise<unknown> {
  const soon = failing(0, "broken", 0);
  const { seq } = await soon.whence.service();
  const never = failing(0, 0, 0, 0, 0);
  const late = failing(7200);
  const write = failing(0);
  const stopped = failing(30);
  const signal = AbortSignal.timeout(100);
  const report = { dataset, reason: "Never", operations: [] };
  return {
    soon: [seq !== undefined, soon.tries()],
    never: [await problemOf(() => never.whence.service()), never.tries()],
    late: [await retryAfterOf(() => late.whence.service()), late.tries()],
    write: [await retryAfterOf(() => write.whence.write(report)), write.tries()],
    stopped: [await nameOfError(() => stopped.whence.service({ signal })), stopped.tries()],
  };
}

/** The feed by pages and by events, up to now and on, over a connection that breaks off. */

import { Whence, type Change } from "whence-client";
import { cut, dataset, nameOfError, problemOf, whence, writer } from "./setting.js";

const ours = { dataset: [dataset] };

export async function feed(): Promise<unknown> {
  const every = cursors(await whence.changes({ ...ours, limit: 100 }).all());
  const came = cursors(await first(every.length, new Whence(cut).follow(ours)));
  const half = Math.floor(every.length / 2);
  const after = every[half] ?? "";
  const rest = cursors(await whence.changes({ ...ours, after }).all());
  const last = { ...ours, after: every.at(-1) ?? "" };
  const next = first(1, whence.follow(last));
  await writer.write({ dataset, reason: "Gone", operations: [retract("protest-1")] });
  return {
    all: every.length === new Set(every).size && every.length > 301,
    followed: String(came) === String(every),
    rest: String(rest) === String(every.slice(half + 1)),
    told: (await next).map(({ op, kind }) => `${op} ${kind}`).join(),
    refused: await problemOf(() => first(1, whence.follow({ after: "never" }))),
  };
}

export async function byPages(): Promise<unknown> {
  const { seq } = await whence.service();
  const after = { ...ours, after: String(seq) };
  const next = first(1, whence.follow(after, { by: "pages", every: 0.1 }));
  await writer.write({ dataset, reason: "Gone", operations: [retract("protest-5")] });
  const [told] = await next;
  const signal = AbortSignal.timeout(300);
  setTimeout(() => globalThis.gc?.(), 100); // the signal outlives what it was given to
  const later = { after: told?.cursor ?? "" };
  return {
    told: `${told?.op} ${told?.kind}`,
    stopped: await nameOfError(() => first(1, whence.follow(later, { signal }))),
  };
}

export function retract(event: string) {
  return { op: "retract", kind: "event", key: event, reason: "error" } as const;
}

export async function first(most: number, changes: AsyncIterable<Change>): Promise<Change[]> {
  const found: Change[] = [];
  for await (const change of changes) {
    found.push(change);
    if (found.length === most) {
      break;
    }
  }
  return found;
}

function cursors(changes: Change[]): string[] {
  return changes.map(({ cursor }) => cursor);
}

/** What a user of the TypeScript client does; prints what came of it, step by step, as JSON. */

import {
  nameOf,
  textOf,
  toCodePoints,
  toUtf16,
  withNames,
  type Operation,
} from "whence-client";
import { feed, toCome } from "./feed.js";
import { problems, retries } from "./problems.js";
import { asked, raid, whence, writer } from "./setting.js";

async function listByFilters(): Promise<unknown> {
  const found: string[] = [];
  for await (const event of whence.events({ country: ["RU"], from: "2023-05-22" })) {
    found.push(`${event.id} ${event.title}`);
  }
  // @ts-expect-error: a filter that events do not have
  whence.events({ countri: ["RU"] });
  // @ts-expect-error: a category that there is not
  whence.events({ category: ["invasion"] });
  return found;
}

async function names(): Promise<unknown> {
  const { data, labels } = await whence.event(raid);
  const [first] = data.participations;
  const placed: string[] = [];
  for await (const event of whence.events({ key: ["raid"] }).named()) {
    for (const part of event.participations) {
      placed.push(`${part.actor_name}: ${part.role}`);
    }
  }
  const { actor, source } = { actor: first?.actor ?? "", source: data.evidence[0]?.source ?? "" };
  return {
    byId: [nameOf(labels, actor), nameOf(labels, source), nameOf(labels, "toString") ?? "none"],
    placed: placed.slice(0, 3),
  };
}

async function positions(): Promise<unknown> {
  const { data, labels } = await whence.positions(raid);
  return withNames(data, labels)
    .filter(({ fact }) => fact.kind === "participation")
    .flatMap(({ fact, parties }) =>
      parties
        .filter(({ party }) => party === fact.actor)
        .map(({ party_name, stance }) => `${party_name}, ${fact.role}: ${stance}`),
    );
}

async function notModified(): Promise<unknown> {
  const start = asked.length;
  const first = await whence.event(raid, { version: 1 });
  const again = await whence.event(raid, { version: 1 });
  const statuses = asked.slice(start).map(({ status }) => status);
  return { statuses, same: JSON.stringify(first) === JSON.stringify(again) };
}

function passages(): unknown {
  const text = "Он 😀 сказал: «да» 🇺🇦.";
  const passage = { start: 3, end: 4 };
  const units = toUtf16(text, passage);
  const located = { type: "locator", page: "3" } as const;
  return {
    text: textOf(text, passage),
    units,
    back: toCodePoints(text, units),
    locator: textOf(text, located) ?? "none",
    beyond: messageOf(() => textOf(text, { start: 0, end: 100 })),
    half: messageOf(() => toCodePoints(text, { start: 4, end: 5 })),
  };
}

const dataset_meta = { title: "Test", licence: "CC0-1.0" };

async function write(): Promise<unknown> {
  const operations: Operation[] = [
    { op: "put", kind: "source", key: "report", record: { source_kind: "report", title: "Report" } },
  ];
  for (let number = 1; number <= 300; number += 1) {
    const title = `Protest ${String(number).padStart(3, "0")}`;
    const evidence = [{ source: "report" }];
    operations.push({
      op: "put",
      kind: "event",
      key: `protest-${number}`,
      record: { title, category: "protest", evidence },
    });
  }
  const changeSet = { dataset: "test", reason: "Test the client", dataset_meta, operations };
  const dry = await writer.write(changeSet, { dryRun: true });
  const done = await writer.write(changeSet);
  return { dry: [dry.dry_run, dry.counts.created], done: done.counts.created };
}

async function pages(): Promise<unknown> {
  const list = whence.events({ dataset: ["test"], limit: 70, count: "exact" });
  const sizes: number[] = [];
  for await (const { data } of list.pages()) {
    sizes.push(data.length);
  }
  const ids = (await list.all()).map(({ id }) => id);
  const count = (await list.page()).page.count;
  return { sizes, count, all: ids.length, different: new Set(ids).size };
}

function messageOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as Error).message;
  }
}

const steps = {
  listByFilters,
  names,
  positions,
  notModified,
  passages,
  write,
  pages,
  problems,
  retries,
  feed,
  toCome,
};
const came: Record<string, unknown> = {};
for (const [name, step] of Object.entries(steps)) {
  came[name] = await step();
}
console.log(JSON.stringify(came));

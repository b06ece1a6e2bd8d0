/** What a user of the TypeScript client does; prints what came of it, step by step, as JSON. */

import {
  nameOf,
  textOf,
  toCodePoints,
  toUtf16,
  Whence,
  withNames,
  type Operation,
} from "whence-client";
import { byPages, feed, retract } from "./feed.js";
import { problems, retries } from "./problems.js";
import { inMemory, releases } from "./releases.js";
import { asked, dataset, raid, whence, writer } from "./setting.js";

async function listByFilters(): Promise<unknown> {
  const found: string[] = [];
  for await (const event of whence.events({ country: ["RU"], from: "2023-05-22" })) {
    found.push(`${event.id} ${event.title}`);
  }
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
  return { statuses: asked.slice(start), same: JSON.stringify(first) === JSON.stringify(again) };
}

function passages(): unknown {
  const text = "Он 😀 сказал: «да» 🇺🇦.";
  const passage = { start: 3, end: 4 };
  const units = toUtf16(text, passage);
  return {
    text: textOf(text, passage),
    units,
    back: toCodePoints(text, units),
  };
}

function faultyPassages(): unknown {
  const text = "Он 😀 сказал: «да» 🇺🇦.";
  const located = { type: "locator", page: "3" } as const;
  return {
    locator: textOf(text, located) ?? "none",
    beyond: messageOf(() => textOf(text, { start: 0, end: 100 })),
    half: messageOf(() => toCodePoints(text, { start: 4, end: 5 })),
  };
}

/** What no request could be sent with is said at once, and the key is not. */
function slips(): unknown {
  return [
    messageOf(() => new Whence("localhost:8000")),
    messageOf(() => new Whence("http://localhost:8000", { key: "whence_…\n" })),
  ];
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
  const changeSet = { dataset, reason: "Test the client", dataset_meta, operations };
  const dry = await writer.write(changeSet, { dryRun: true });
  const done = await writer.write(changeSet);
  return { dry: [dry.dry_run, dry.counts.created], done: done.counts.created };
}

async function undo(): Promise<unknown> {
  const query = { dataset: [dataset], key: ["protest-2"] };
  const [event] = await writer.events(query).all();
  await writer.write({ dataset, reason: "Gone", operations: [retract("protest-2")] });
  const left = await writer.events(query).all();
  const [kept] = await writer.events({ ...query, status: ["retracted"] }).all();
  const versions = await writer.history("events", event?.id ?? "").all();
  const merge = { op: "merge", kind: "event", key: "protest-3", into: "protest-4" } as const;
  const [merged] = await writer.events({ ...query, key: ["protest-3"] }).all();
  const done = await writer.write({ dataset, reason: "The same", operations: [merge] });
  const survivor = await writer.event(merged?.id ?? "");
  const taken = await writer.revert(done.id);
  const { data } = await writer.changeSet(taken.id);
  return {
    left: left.length,
    kept: kept?.reason,
    ops: versions.map(({ op }) => op),
    into: survivor.data.key,
    back: data.reverts === done.id,
  };
}

async function pages(): Promise<unknown> {
  const list = whence.events({ dataset: ["many"], sort: "title", limit: 1000, count: "exact" });
  const sizes: number[] = [];
  const titles: string[] = [];
  for await (const { data } of list.pages()) {
    sizes.push(data.length);
    titles.push(...data.map(({ title }) => title));
  }
  const iterated: string[] = [];
  for await (const { title } of list) {
    iterated.push(title);
  }
  return {
    sizes,
    count: (await list.page()).page.count,
    different: new Set(titles).size,
    ends: [titles[0], titles.at(-1)],
    iterated: String(iterated) === String(titles),
  };
}

async function eventOf(): Promise<unknown> {
  const { data } = await whence.event(raid);
  const found = await whence.eventOf(data.participations[0]?.id ?? "");
  return JSON.stringify(found.data) === JSON.stringify(data);
}

async function inventory(): Promise<unknown> {
  const [{ data }, { data: schemes }] = [await whence.dataset("many"), await whence.codeLists()];
  return [data.title, schemes.some(({ scheme }) => scheme === "role")];
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
  eventOf,
  passages,
  write,
  undo,
  pages,
  problems,
  releases,
  feed,
  // What only this client does.
  faultyPassages,
  slips,
  inventory,
  inMemory,
  retries,
  byPages,
};
const came: Record<string, unknown> = {};
for (const [name, step] of Object.entries(steps)) {
  came[name] = await step();
}
console.log(JSON.stringify(came));

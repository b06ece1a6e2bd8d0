import type { Labels } from "./schema.js";

/** The fields that hold the id of something with a name. */
type NamedField =
  | "actor"
  | "addressee"
  | "coded_by"
  | "event"
  | "merged_into"
  | "object"
  | "of"
  | "on_behalf_of"
  | "parent"
  | "party"
  | "publisher"
  | "record"
  | "records"
  | "republishes"
  | "source"
  | "subject"
  | "survivor";

type NamesOf<T> = {
  [Field in keyof T & NamedField as NonNullable<T[Field]> extends string
    ? `${Field}_name`
    : never]?: string;
} & {
  [Field in keyof T & NamedField as NonNullable<T[Field]> extends readonly string[]
    ? `${Field}_names`
    : never]?: (string | undefined)[];
};

/** The same, with a name beside each id: `actor_name` by `actor`, `records_names` by `records`. */
export type WithNames<T> = T extends readonly (infer Item)[]
  ? WithNames<Item>[]
  : T extends object
    ? { [Field in keyof T]: WithNames<T[Field]> } & NamesOf<T>
    : T;

/** The name of an actor, the title of an event or source; of a participation all three. */
export function nameOf(labels: Labels, id: string): string | undefined {
  const label = Object.hasOwn(labels, id) ? labels[id] : undefined;
  if (label?.kind !== "participation") {
    return label?.name;
  }
  const part = label.actor && nameOf(labels, label.actor);
  const event = label.event && nameOf(labels, label.event);
  return `${part ?? label.actor} (${label.role}): ${event ?? label.event}`;
}

/** A copy with the names of the labels in place: those of the answer that the data came in. */
export function withNames<T>(data: T, labels: Labels): WithNames<T> {
  return placed(data, labels) as WithNames<T>;
}

function placed(value: unknown, labels: Labels): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => placed(item, labels));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const [field, content] of Object.entries(value)) {
    copy[field] = placed(content, labels);
    if (typeof content === "string" && field !== "id") {
      const name = nameOf(labels, content);
      if (name !== undefined) {
        copy[`${field}_name`] = name;
      }
    } else if (Array.isArray(content) && content.some((id) => isLabelled(id, labels))) {
      copy[`${field}_names`] = content.map((id) => nameOf(labels, String(id)));
    }
  }
  return copy;
}

function isLabelled(id: unknown, labels: Labels): boolean {
  return typeof id === "string" && Object.hasOwn(labels, id);
}

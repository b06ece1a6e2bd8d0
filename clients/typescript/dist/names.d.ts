import type { Labels } from "./schema.js";
/** The fields that hold the id of something with a name. */
type NamedField = "actor" | "addressee" | "coded_by" | "event" | "merged_into" | "object" | "of" | "on_behalf_of" | "parent" | "party" | "publisher" | "record" | "records" | "republishes" | "source" | "subject" | "survivor";
type NamesOf<T> = {
    [Field in keyof T & NamedField as NonNullable<T[Field]> extends string ? `${Field}_name` : never]?: string;
} & {
    [Field in keyof T & NamedField as NonNullable<T[Field]> extends readonly string[] ? `${Field}_names` : never]?: (string | undefined)[];
};
/** The same, with a name beside each id: `actor_name` by `actor`, `records_names` by `records`. */
export type WithNames<T> = T extends readonly (infer Item)[] ? WithNames<Item>[] : T extends object ? {
    [Field in keyof T]: WithNames<T[Field]>;
} & NamesOf<T> : T;
/** The name of an actor, the title of an event or source; of a participation all three. */
export declare function nameOf(labels: Labels, id: string): string | undefined;
/** A copy with the names of the labels in place: those of the answer that the data came in. */
export declare function withNames<T>(data: T, labels: Labels): WithNames<T>;
export {};

import type { Evidence } from "./schema.js";
/** A run of code points in a text, the end not included. */
export interface Span {
    start: number;
    end: number;
}
/** The passage's part of its source's text; `undefined` where it is a locator. */
export declare function textOf(source: string, passage: Span | NonNullable<Evidence["passage"]>): string | undefined;
/** Offsets in code points, as Whence counts, as those of a JavaScript string. */
export declare function toUtf16(text: string, { start, end }: Span): Span;
/** Offsets of a JavaScript string as code points, as Whence counts. */
export declare function toCodePoints(text: string, { start, end }: Span): Span;
/** How many code points a text has: the `length` of the text of a source. */
export declare function lengthOf(text: string): number;

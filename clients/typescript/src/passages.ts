import type { Evidence } from "./schema.js";

/** A run of code points in a text, the end not included. */
export interface Span {
  start: number;
  end: number;
}

/** The passage's part of its source's text; `undefined` where it is a locator. */
export function textOf(
  source: string,
  passage: Span | NonNullable<Evidence["passage"]>,
): string | undefined {
  if (!("start" in passage)) {
    return undefined;
  }
  const { start, end } = toUtf16(source, passage);
  return source.slice(start, end);
}

/** Offsets in code points, as Whence counts, as those of a JavaScript string. */
export function toUtf16(text: string, { start, end }: Span): Span {
  checkOrder(start, end);
  const from = unitsOf(text, 0, start);
  return { start: from, end: unitsOf(text, from, end - start) };
}

/** Offsets of a JavaScript string as code points, as Whence counts. */
export function toCodePoints(text: string, { start, end }: Span): Span {
  checkOrder(start, end);
  if (end > text.length) {
    throw new RangeError(`${end} is beyond the text, which has ${text.length} UTF-16 units`);
  }
  for (const offset of [start, end]) {
    if (splits(text, offset)) {
      throw new RangeError(`${offset} is between the two halves of a character`);
    }
  }
  const before = lengthOf(text.slice(0, start));
  return { start: before, end: before + lengthOf(text.slice(start, end)) };
}

/** How many code points a text has: the `length` of the text of a source. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

function unitsOf(text: string, from: number, points: number): number {
  let unit = from;
  for (let left = points; left > 0; left -= 1) {
    if (unit >= text.length) {
      const length = lengthOf(text);
      throw new RangeError(`the passage is beyond the text, which has ${length} code points`);
    }
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}

function checkOrder(start: number, end: number): void {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new RangeError(`${start} to ${end} is no run: whole numbers, the start first`);
  }
}

function splits(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

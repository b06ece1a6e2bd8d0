import { withNames, type WithNames } from "./names.js";
import type { Labels } from "./schema.js";

interface Page<Item> {
  data: Item[];
  page: { next?: string };
  labels?: Labels;
}

/** A list: iterate over it to get every record of every page, in order. */
export class List<Item, Answer extends Page<Item> = Page<Item>> implements AsyncIterable<Item> {
  readonly #read: (place?: string) => Promise<Answer>;
  readonly #next: (answer: Answer) => string | undefined;

  /** `read` gets the page at a place, none for the first; `next` says where the one after is. */
  constructor(
    read: (place?: string) => Promise<Answer>,
    next = ({ page }: Answer): string | undefined => page.next,
  ) {
    this.#read = read;
    this.#next = next;
  }

  /** The first page, with `labels`, `page.count` and `included`. */
  page(): Promise<Answer> {
    return this.#read();
  }

  /** Page after page, up to the last. */
  async *pages(): AsyncGenerator<Answer, void, undefined> {
    let place: string | undefined;
    do {
      const answer: Answer = await this.#read(place);
      yield answer;
      place = this.#next(answer);
    } while (place !== undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { data } of this.pages()) {
      yield* data;
    }
  }

  /** The records with a name beside each id, from the labels of their page. */
  async *named(): AsyncGenerator<WithNames<Item>, void, undefined> {
    for await (const { data, labels } of this.pages()) {
      for (const item of data) {
        yield withNames(item, labels ?? {});
      }
    }
  }

  /** All records at once. */
  async all(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const { data } of this.pages()) {
      items.push(...data);
    }
    return items;
  }
}

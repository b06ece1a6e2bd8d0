import { type WithNames } from "./names.js";
import type { Labels } from "./schema.js";
interface Page<Item> {
    data: Item[];
    page: {
        next?: string;
    };
    labels?: Labels;
}
/** A list: iterate over it to get every record of every page, in order. */
export declare class List<Item, Answer extends Page<Item> = Page<Item>> implements AsyncIterable<Item> {
    #private;
    /** `read` gets the page at a place, none for the first; `next` says where the one after is. */
    constructor(read: (place?: string) => Promise<Answer>, next?: ({ page }: Answer) => string | undefined);
    /** The first page, with `labels`, `page.count` and `included`. */
    page(): Promise<Answer>;
    /** Page after page, up to the last. */
    pages(): AsyncGenerator<Answer, void, undefined>;
    [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
    /** The records with a name beside each id, from the labels of their page. */
    named(): AsyncGenerator<WithNames<Item>, void, undefined>;
    /** All records at once. */
    all(): Promise<Item[]>;
}
export {};

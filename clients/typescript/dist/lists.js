import { withNames } from "./names.js";
/** A list: iterate over it to get every record of every page, in order. */
export class List {
    #read;
    #next;
    /** `read` gets the page at a place, none for the first; `next` says where the one after is. */
    constructor(read, next = ({ page }) => page.next) {
        this.#read = read;
        this.#next = next;
    }
    /** The first page, with `labels`, `page.count` and `included`. */
    page() {
        return this.#read();
    }
    /** Page after page, up to the last. */
    async *pages() {
        let place;
        do {
            const answer = await this.#read(place);
            yield answer;
            place = this.#next(answer);
        } while (place !== undefined);
    }
    async *[Symbol.asyncIterator]() {
        for await (const { data } of this.pages()) {
            yield* data;
        }
    }
    /** The records with a name beside each id, from the labels of their page. */
    async *named() {
        for await (const { data, labels } of this.pages()) {
            for (const item of data) {
                yield withNames(item, labels ?? {});
            }
        }
    }
    /** All records at once. */
    async all() {
        const items = [];
        for await (const { data } of this.pages()) {
            items.push(...data);
        }
        return items;
    }
}

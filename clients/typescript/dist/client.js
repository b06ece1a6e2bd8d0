import createClient, {} from "openapi-fetch";
import { changesOf, follow } from "./feed.js";
import { List } from "./lists.js";
import { answerOf } from "./problems.js";
import { remembering, retrying } from "./sending.js";
/** A server of Whence. Lists are read as you iterate over them; the rest are promises. */
export class Whence {
    /** Every operation as openapi-fetch calls it, with keys, retries and kept answers. */
    api;
    constructor(baseUrl, options = {}) {
        const { key, retries = 3, longestWait = 60, remember = true } = options;
        check(baseUrl, key);
        const plain = options.fetch ?? ((request) => globalThis.fetch(request));
        const patient = retrying(plain, { retries, longestWait });
        this.api = createClient({
            baseUrl,
            fetch: remember ? remembering(patient) : patient,
            headers: {
                Accept: "application/json",
                ...options.headers,
                ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
            },
        });
    }
    events(query = {}, call = {}) {
        return this.#list("/v1/events", query, call);
    }
    event(id, query = {}, call = {}) {
        return this.#get("/v1/events/{record_id}", { path: { record_id: id }, query }, call);
    }
    actors(query = {}, call = {}) {
        return this.#list("/v1/actors", query, call);
    }
    actor(id, query = {}, call = {}) {
        return this.#get("/v1/actors/{record_id}", { path: { record_id: id }, query }, call);
    }
    affiliations(query = {}, call = {}) {
        return this.#list("/v1/affiliations", query, call);
    }
    affiliation(id, query = {}, call = {}) {
        return this.#get("/v1/affiliations/{record_id}", { path: { record_id: id }, query }, call);
    }
    statements(query = {}, call = {}) {
        return this.#list("/v1/statements", query, call);
    }
    statement(id, query = {}, call = {}) {
        return this.#get("/v1/statements/{record_id}", { path: { record_id: id }, query }, call);
    }
    sources(query = {}, call = {}) {
        return this.#list("/v1/sources", query, call);
    }
    source(id, query = {}, call = {}) {
        return this.#get("/v1/sources/{record_id}", { path: { record_id: id }, query }, call);
    }
    links(query = {}, call = {}) {
        return this.#list("/v1/links", query, call);
    }
    link(id, query = {}, call = {}) {
        return this.#get("/v1/links/{record_id}", { path: { record_id: id }, query }, call);
    }
    changeSets(query = {}, call = {}) {
        return this.#list("/v1/changesets", query, call);
    }
    /** A change set, and what it changed, of which `query` takes one page. */
    changeSet(id, query = {}, call = {}) {
        const path = { change_set_id: id };
        return this.#get("/v1/changesets/{change_set_id}", { path, query }, call);
    }
    /** The event of a participation. */
    eventOf(id, call = {}) {
        const path = "/v1/participations/{record_id}"; // which it leads to
        return this.#get(path, { path: { record_id: id } }, call);
    }
    /** Who says what of an event, its participations and its figures. */
    positions(id, query = {}, call = {}) {
        const path = { record_id: id };
        return this.#get("/v1/events/{record_id}/positions", { path, query }, call);
    }
    /** Records of all kinds by words, best first, with where the words are. */
    search(query, call = {}) {
        return this.#list("/v1/search", query, call);
    }
    /** What is said of an actor, and what it says itself. */
    statementsAbout(id, query = {}, call = {}) {
        const path = { record_id: id };
        return this.#get("/v1/actors/{record_id}/statements-about", { path, query }, call);
    }
    /** Who is tied to an actor, in so many steps, with who affirms and denies each tie. */
    network(id, query = {}, call = {}) {
        const path = { record_id: id };
        return this.#get("/v1/actors/{record_id}/network", { path, query }, call);
    }
    /** Every version of a record, newest first. */
    history(kinds, id, call = {}) {
        const path = { record_id: id };
        return new List((cursor) => this.#get(`/v1/${kinds}/{record_id}/history`, { path, query: { cursor } }, call));
    }
    /** What this server has: its datasets, how far they go, the latest seq. */
    service(call = {}) {
        return this.#get("/v1", {}, call);
    }
    datasets(call = {}) {
        return this.#get("/v1/datasets", {}, call);
    }
    dataset(slug, call = {}) {
        return this.#get("/v1/datasets/{slug}", { path: { slug } }, call);
    }
    /** What was published of a dataset, of the latest seq first. */
    releases(slug, call = {}) {
        return new List((cursor) => this.#get("/v1/datasets/{slug}/releases", { path: { slug }, query: { cursor } }, call));
    }
    /** A release, or the `latest`: its files, each with its `url` and digest, and how to cite it. */
    release(slug, release, call = {}) {
        const path = { slug, release };
        return this.#get("/v1/datasets/{slug}/releases/{release}", { path }, call);
    }
    /** The schemes that codes are of. */
    codeLists(call = {}) {
        return this.#get("/v1/codes", {}, call);
    }
    /** The codes of a scheme (`role`, `category`, …) with their definitions. */
    codes(scheme, call = {}) {
        return this.#get("/v1/codes/{scheme}", { path: { scheme } }, call);
    }
    /** Counts and digests, which prove a copy equal. */
    digest(query = {}, call = {}) {
        return this.#get("/v1/digest", { query }, call);
    }
    /** The changes up to now, in the one order. */
    changes(query = {}, call = {}) {
        return changesOf(this.api, query, call);
    }
    /** The changes up to now, and then those that come, without an end. */
    follow(query = {}, following = {}) {
        return follow(this.api, query, following);
    }
    /** Writes a change set, all of it or nothing; with an `id` of yours, sending twice is safe. */
    write(body, call = {}) {
        const { dryRun: dry_run, signal } = call;
        const params = { query: { dry_run } };
        return answerOf(this.api.POST("/v1/changesets", { params, body, signal }));
    }
    /** Takes a change set back by another one. */
    revert(id, body = {}, call = {}) {
        const { dryRun: dry_run, signal } = call;
        const params = { path: { change_set_id: id }, query: { dry_run } };
        const path = "/v1/changesets/{change_set_id}/revert";
        return answerOf(this.api.POST(path, { params, body, signal }));
    }
    #list(path, query, call) {
        return new List((cursor) => {
            const params = { query: { ...query, cursor } };
            return this.#get(path, params, call);
        });
    }
    /** TypeScript cannot follow openapi-fetch where the address is one of several: a cast. */
    #get(path, params, call) {
        const get = this.api.GET;
        return answerOf(get(path, { ...call, params }));
    }
}
/** Says at once what no request could be sent with; a page may name its own server by a path. */
function check(baseUrl, key) {
    if (!/^(https?:\/\/|\/|$)/i.test(baseUrl)) {
        throw new RangeError(`baseUrl: "${baseUrl}" does not begin with http:// or https://`);
    }
    const odd = new Set(key?.match(/[^!-~]/gu)); // never the key itself
    if (odd.size > 0) {
        const named = [...odd].map((character) => JSON.stringify(character)).join(", ");
        const right = "it is whence_ and 43 letters, digits, - or _";
        throw new RangeError(`key: no key has ${named}; ${right}`);
    }
}

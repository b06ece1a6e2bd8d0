/** The events of a stream (HTML, "Server-sent events"); comments are passed over. */
export async function* eventsOf(chunks) {
    let id;
    let event = "";
    let data = [];
    for await (const line of linesOf(chunks)) {
        if (line === "") {
            if (data.length > 0) {
                yield { id, event: event || "message", data: data.join("\n") };
            }
            event = "";
            data = [];
            continue;
        }
        const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
        if (field === "data") {
            data.push(value);
        }
        else if (field === "event") {
            event = value;
        }
        else if (field === "id" && !value.includes("\0")) {
            id = value;
        }
    }
}
/** The chunks of a stream; nothing for so many seconds counts as a failure of the network. */
export async function* chunksOf(stream, quiet) {
    const reader = stream.getReader();
    try {
        for (;;) {
            const { done, value } = await within(reader.read(), quiet);
            if (done) {
                return;
            }
            yield value;
        }
    }
    finally {
        reader.cancel().catch(() => undefined); // it may have broken off already
    }
}
async function* linesOf(chunks) {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of chunks) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/u);
        rest = lines.pop() ?? "";
        yield* lines;
    }
}
async function within(promise, seconds) {
    let timer;
    const late = new Promise((_, reject) => {
        const error = new TypeError(`nothing came for ${seconds} seconds`);
        timer = setTimeout(() => reject(error), seconds * 1000);
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

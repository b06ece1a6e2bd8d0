/** A server-sent event, as it came. */
export interface ServerSentEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** The events of a stream (HTML, "Server-sent events"); comments are passed over. */
export async function* eventsOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let id: string | undefined;
  let event = "";
  let data: string[] = [];
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
    } else if (field === "event") {
      event = value;
    } else if (field === "id" && !value.includes("\0")) {
      id = value;
    }
  }
}

/** The chunks of a stream; nothing for so many seconds counts as a failure of the network. */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
  quiet: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), quiet, signal);
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined); // it may have broken off already
  }
}

async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** The signal is heard here, too: Node forgets that of a request once it collects the request. */
async function within<T>(promise: Promise<T>, seconds: number, signal?: AbortSignal): Promise<T> {
  let leave: () => void = () => undefined;
  const given = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal?.reason);
    const late = (): void => reject(new TypeError(`nothing came for ${seconds} seconds`));
    const timer = setTimeout(late, seconds * 1000);
    signal?.addEventListener("abort", stop);
    leave = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    if (signal?.aborted) {
      stop();
    }
  });
  try {
    return await Promise.race([promise, given]);
  } finally {
    leave();
  }
}

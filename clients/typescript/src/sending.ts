import { secondsOf } from "./problems.js";

/** What sends a request: the `fetch` of the platform, or one of ours around it. */
export type Send = (request: Request) => Promise<Response>;

export interface Patience {
  /** How often a read is tried again; 0: never. */
  retries: number;
  /** The longest wait between two tries, in seconds; what asks for longer is not tried again. */
  longestWait: number;
}

/** Tries reads again after 429, 503 and failures of the network; writes are sent once. */
export function retrying(send: Send, patience: Patience): Send {
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return send(request);
    }
    for (let tries = 0; ; tries += 1) {
      const last = tries >= patience.retries;
      let wait: number;
      try {
        const response = await received(request, await send(request.clone()));
        wait = secondsOf(response.headers.get("Retry-After")) ?? backoff(tries, patience);
        if (last || !passing(response) || wait > patience.longestWait) {
          return response;
        }
        await response.body?.cancel();
      } catch (error) {
        if (last || request.signal.aborted || !(error instanceof TypeError)) {
          throw error;
        }
        wait = backoff(tries, patience);
      }
      await pause(wait, request.signal);
    }
  };
}

/** Asks only whether what it had from an address still holds: a 304 gives that again. */
export function remembering(send: Send, most = 16_000_000): Send {
  const kept = new Map<string, { tag: string; response: Response; text: string }>();
  let size = 0;
  const forget = (key: string): void => {
    size -= kept.get(key)?.text.length ?? 0;
    kept.delete(key);
  };
  return async (request) => {
    if (request.method !== "GET" || request.headers.has("If-None-Match")) {
      return send(request);
    }
    const asked = ["Accept", "Authorization"].map((name) => request.headers.get(name));
    const key = JSON.stringify([request.url, ...asked]);
    const had = kept.get(key);
    const headers = new Headers(request.headers);
    if (had) {
      headers.set("If-None-Match", had.tag);
    }
    const response = await send(new Request(request, { headers }));
    if (response.status === 304 && had) {
      kept.delete(key); // and to the end: what was not asked for longest is forgotten first
      kept.set(key, had);
      return answer(had.text, had.response);
    }
    forget(key);
    const tag = response.headers.get("ETag");
    if (!response.ok || tag === null || !isJson(request, response)) {
      return response;
    }
    const text = await response.text();
    if (text.length <= most) {
      kept.set(key, { tag, response, text });
      size += text.length;
      for (const oldest of kept.keys()) {
        if (size <= most) {
          break;
        }
        forget(oldest);
      }
    }
    return answer(text, response);
  };
}

/** Waits for so many seconds, or throws the reason of the signal. */
export function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) {
      stop();
    }
  });
}

/** Half a second, then twice as long each time, and not all clients at once. */
export function backoff(tries: number, patience: Patience): number {
  return Math.min(patience.longestWait, 0.5 * 2 ** tries) * (0.75 + Math.random() / 2);
}

/** JSON is read whole here, so that an answer that breaks off counts as a failure to send. */
async function received(request: Request, response: Response): Promise<Response> {
  const whole = response.body !== null && isJson(request, response);
  return whole ? answer(await response.text(), response) : response;
}

function answer(text: string, { status, statusText, headers }: Response): Response {
  const own = new Headers(headers);
  for (const name of ["Content-Length", "Content-Encoding"]) {
    own.delete(name); // of the bytes that came, not of the text
  }
  return new Response(text, { status, statusText, headers: own });
}

function passing(response: Response): boolean {
  return response.status === 429 || response.status === 503;
}

/** Not what asks for anything at all: a file is bytes, and may be a part of one. */
function isJson(request: Request, response: Response): boolean {
  const file = request.headers.get("Accept") === "*/*";
  return !file && /^application\/(\w+\+)?json\b/.test(response.headers.get("Content-Type") ?? "");
}

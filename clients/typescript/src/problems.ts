import type { Problem, ProblemFault } from "./schema.js";

/** The types of problems that there are; a later server may tell of more. */
export type KnownProblem =
  | "/problems/malformed-request"
  | "/problems/unknown-parameter"
  | "/problems/bad-cursor"
  | "/problems/unauthenticated"
  | "/problems/forbidden"
  | "/problems/not-found"
  | "/problems/no-such-path"
  | "/problems/method-not-allowed"
  | "/problems/not-acceptable"
  | "/problems/body-timeout"
  | "/problems/conflict"
  | "/problems/gone"
  | "/problems/withdrawn"
  | "/problems/not-kept"
  | "/problems/too-large"
  | "/problems/address-too-long"
  | "/problems/unsupported-media-type"
  | "/problems/range-not-satisfiable"
  | "/problems/invalid-change-set"
  | "/problems/internal-error"
  | "/problems/unavailable"
  | "/problems/time-limit"
  | "/problems/too-many-streams"
  | "/problems/file-unavailable"
  | "/problems/writer-busy"
  | "/problems/old-protocol";

/** A request that Whence, or what stands before it, did not do: its problem, typed. */
export class WhenceProblem extends Error {
  override readonly name = "WhenceProblem";
  /** Stable: tell problems apart by it. `about:blank` where the answer was no problem of Whence. */
  readonly type: KnownProblem | "about:blank" | (string & {});
  /** The HTTP status. */
  readonly status: number;
  /** The same for every problem of the type. */
  readonly title: string;
  /** What is wrong here, and what would be right. */
  readonly detail: string;
  /** All that is wrong, each with its place. */
  readonly errors: readonly ProblemFault[];
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** After how many seconds to try again, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(body: unknown, response: Response) {
    const said = isProblem(body) ? body : undefined;
    const detail = said?.detail ?? `${response.status} ${response.statusText}`.trim();
    super(said ? `${said.title}: ${detail}` : detail);
    this.type = said?.type ?? "about:blank";
    this.status = response.status;
    this.title = said?.title ?? response.statusText;
    this.detail = detail;
    this.errors = said?.errors ?? [];
    this.requestId = said?.request_id ?? response.headers.get("X-Request-Id") ?? undefined;
    this.retryAfter = secondsOf(response.headers.get("Retry-After"));
  }
}

/** A file that came is not the one that was published: its name, and both SHA-256. */
export class DamagedFileError extends Error {
  override readonly name = "DamagedFileError";

  constructor(
    readonly file: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${file} came with the SHA-256 ${found}, not ${expected}: it is refused`);
  }
}

/** What an openapi-fetch call answers, or its problem thrown. */
export async function answerOf<Answer>(
  call: Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<NonNullable<Answer>> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined || data === null) {
    throw new WhenceProblem(error, response);
  }
  return data;
}

/** The seconds that a Retry-After asks for, as a number or as a date. */
export function secondsOf(header: string | null): number | undefined {
  if (header === null) {
    return undefined;
  }
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "type" in body &&
    "title" in body &&
    "detail" in body
  );
}

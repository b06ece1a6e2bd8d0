/** The server, two clients of it, and what was asked of it. */

import { Whence, WhenceProblem } from "whence-client";

declare global {
  var gc: (() => void) | undefined;
}
declare const process: { argv: string[] };

export const [, , url = "", key = "", raid = ""] = process.argv;
export const asked: { method: string; status: number; lastEventId: string | null }[] = [];
export const whence = new Whence(url, { fetch: watched });
export const writer = new Whence(url, { key });

export async function watched(request: Request): Promise<Response> {
  const response = await fetch(request);
  const lastEventId = request.headers.get("Last-Event-ID");
  asked.push({ method: request.method, status: response.status, lastEventId });
  return response;
}

/** What is told of a problem. */
export async function problemOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    if (error instanceof WhenceProblem) {
      const { type, status, errors, requestId } = error;
      return { type, status, errors: errors.length, named: requestId !== undefined };
    }
    throw error;
  }
  return "none";
}

export async function retryAfterOf(call: () => Promise<unknown>): Promise<unknown> {
  return call().catch((error: unknown) => (error as WhenceProblem).retryAfter);
}

export async function nameOfError(call: () => Promise<unknown>): Promise<unknown> {
  return call().catch((error: unknown) => (error as Error).name);
}

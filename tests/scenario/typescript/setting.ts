/** The server, two clients of it, and what was asked of it. */

import { Whence, WhenceProblem } from "whence-client";

declare global {
  var gc: (() => void) | undefined;
}
declare const process: { argv: string[] };

interface Setting {
  url: string;
  /** The same server over a connection that breaks off. */
  cut: string;
  /** And over one that breaks off later. */
  broken: string;
  key: string;
  dataset: string;
  raid: string;
  purged: string;
  /** A folder. */
  to: string;
}

export const { url, cut, broken, key, dataset, raid, purged, to } = JSON.parse(
  process.argv[2] ?? "",
) as Setting;
export const asked: number[] = [];
export const whence = new Whence(url, { fetch: watched });
export const writer = new Whence(url, { key });

async function watched(request: Request): Promise<Response> {
  const response = await fetch(request);
  asked.push(response.status);
  return response;
}

/** What is told of a problem. */
export async function problemOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    if (error instanceof WhenceProblem) {
      const { type, status, errors, requestId } = error;
      const places = errors.map(({ pointer, parameter }) => pointer ?? parameter ?? "none");
      return { type, status, places, named: requestId !== undefined };
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

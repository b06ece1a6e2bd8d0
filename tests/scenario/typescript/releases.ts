/** Releases in folders: whole, stopped and taken up, and refused where they are not right. */

import { DamagedFileError, downloadFile, Whence, type Progress } from "whence-client";
import { downloadRelease, progressBar } from "whence-client/node";
import { broken, nameOfError, to, url, whence } from "./setting.js";

const CASE = "belgorod-2023";
const BASE = { files: ["whence.sqlite"] };
const EVENTS = { release: "tampered", files: ["events.parquet"] };

export async function releases(): Promise<unknown> {
  const [again, on, half] = [told(), told(), told()];
  const { name } = await downloadRelease(whence, CASE, `${to}/all`);
  await downloadRelease(whence, CASE, `${to}/all`, again);
  const stop: Progress = (file, done, total) => {
    half.progress(file, done, total);
    if (done > total / 2) {
      throw new Error("enough of it");
    }
  };
  await nameOfError(() => downloadRelease(whence, CASE, `${to}/stopped`, { ...BASE, progress: stop }));
  await downloadRelease(whence, CASE, `${to}/stopped`, { ...BASE, ...on });
  await downloadRelease(new Whence(broken), CASE, `${to}/broken`, BASE);
  const { file, expected, found } = await damaged(() =>
    downloadRelease(whence, CASE, `${to}/refused`, EVENTS),
  );
  return {
    name,
    again: [again.far.length, again.far.every(({ done, total }) => done === total)],
    wentOn: (half.far.at(-1)?.done ?? Infinity) < (on.far[0]?.done ?? 0),
    refused: [file, expected.length, expected !== found],
  };
}

/** As browsers do, which have no folder. */
export async function inMemory(): Promise<unknown> {
  const lines: string[] = [];
  const progress = progressBar({ write: (text) => lines.push(text) });
  const readme = await downloadFile(whence, CASE, "README.md", { progress });
  const ranges: boolean[] = [];
  const broke = await downloadFile(new Whence(url, { fetch: breaking(ranges) }), CASE, "whence.sqlite");
  const { file } = await damaged(() => downloadFile(whence, CASE, "events.parquet", EVENTS));
  const limit = () => downloadFile(whence, CASE, "whence.sqlite", { most: 1000 });
  return {
    readme: [(await readme.text()).split("\n", 1)[0], readme.type],
    broke: [broke.size > 100_000, ranges],
    refused: file,
    large: await nameOfError(limit),
    unknown: await nameOfError(() => downloadFile(whence, CASE, "none.csv")),
    shown: lines.map((line) => line.split("  ")[0]),
  };
}

/** After a first piece of a file the connection breaks; whether each request is for the rest. */
function breaking(ranges: boolean[]): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await fetch(request);
    if (!request.url.endsWith("whence.sqlite")) {
      return response;
    }
    ranges.push(request.headers.has("Range"));
    if (ranges.length > 1) {
      return response;
    }
    const reader = response.body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    const pieces = [first?.value];
    const body = new ReadableStream<Uint8Array>({
      pull: (sink) => (pieces.length > 0 ? sink.enqueue(pieces.pop()) : sink.error(new TypeError())),
    });
    return new Response(body, response);
  };
}

function told() {
  const far: { done: number; total: number }[] = [];
  const progress: Progress = (_, done, total) => void far.push({ done, total });
  return { far, progress };
}

async function damaged(call: () => Promise<unknown>): Promise<DamagedFileError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof DamagedFileError) {
      return error;
    }
    throw error;
  }
  throw new Error("it was taken");
}

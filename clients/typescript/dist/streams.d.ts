/** A server-sent event, as it came. */
export interface ServerSentEvent {
    id: string | undefined;
    event: string;
    data: string;
}
/** The events of a stream (HTML, "Server-sent events"); comments are passed over. */
export declare function eventsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSentEvent, void, undefined>;
/** The chunks of a stream; nothing for so many seconds counts as a failure of the network. */
export declare function chunksOf(stream: ReadableStream<Uint8Array>, quiet: number, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined>;

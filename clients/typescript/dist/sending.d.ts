/** What sends a request: the `fetch` of the platform, or one of ours around it. */
export type Send = (request: Request) => Promise<Response>;
export interface Patience {
    /** How often a read is tried again; 0: never. */
    retries: number;
    /** The longest wait between two tries, in seconds; what asks for longer is not tried again. */
    longestWait: number;
}
/** Tries reads again after 429, 503 and failures of the network; writes are sent once. */
export declare function retrying(send: Send, patience: Patience): Send;
/** Asks only whether what it had from an address still holds: a 304 gives that again. */
export declare function remembering(send: Send, most?: number): Send;
/** Waits for so many seconds, or throws the reason of the signal. */
export declare function pause(seconds: number, signal?: AbortSignal): Promise<void>;
/** Half a second, then twice as long each time, and not all clients at once. */
export declare function backoff(tries: number, patience: Patience): number;

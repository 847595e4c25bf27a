/** One end of a way to somewhere else: a worker, a process, or another class in the same thread. */
export interface Port<In, Out> {
  /** @param transfer What is handed over instead of copied. */
  post(message: Out, transfer?: Transferable[]): void;
  /** Messages that came before wait for the listener; a later one takes the place of an earlier one. */
  listen(listener: (message: In) => void): void;
  close(): void;
}

/** What a MessagePort, a Worker and the inside of a worker have in common. */
interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** @param close Lets go of the endpoint. */
export function portOf<In, Out>(endpoint: Endpoint, close: () => void): Port<In, Out> {
  return {
    post: (message, transfer = []) => endpoint.postMessage(message, transfer),
    listen(listener) {
      endpoint.onmessage = ({ data }: MessageEvent<In>) => listener(data);
    },
    close,
  };
}

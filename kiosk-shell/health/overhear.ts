import type { IncomingMessage } from 'node:http';
import { type Heartbeat, HeartbeatSchema } from '../domain.ts';

/** A heartbeat is a kilobyte; what is longer is none. */
const beatBytesMax = 16 * 1024;

/** What the page last told the hub of itself: versions and counts, nothing personal (contracts.md). */
export interface PageFacts {
  readonly beat: Heartbeat;
  readonly atMs: number;
}

/**
 * Listens to a heartbeat of the page on its way to the hub, whether or not the hub is there: so the
 * shell knows content and outbox without a second report. Call it before the body is passed on.
 */
export function overhear(request: IncomingMessage, tell: (beat: Heartbeat) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= beatBytesMax) chunks.push(chunk);
  });
  request.on('end', () => {
    if (bytes > beatBytesMax) return;
    try {
      const parsed = HeartbeatSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      if (parsed.success) tell(parsed.data);
    } catch {
      // Not JSON: the hub says so.
    }
  });
}

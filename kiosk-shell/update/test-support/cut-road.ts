import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A road to a hub that breaks off, and what it saw. */
export interface CutRoad {
  readonly url: string;
  /** What was asked of the package each time, as its `range` header says; undefined: all of it. */
  readonly ranges: readonly (string | undefined)[];
  /** Bytes of the package that went through. */
  passed(): number;
  close(): void;
}

/**
 * Opens a road on which each answer of one path breaks off; all others pass.
 *
 * @param sha256 what the path of the package holds
 * @param bytesMax what passes of the package before the line breaks, each time
 */
export async function openCutRoad(
  hubUrl: string,
  sha256: string,
  bytesMax: number,
): Promise<CutRoad> {
  let passed = 0;
  const ranges: (string | undefined)[] = [];
  const road = createServer((asked, response) => {
    const headers = { ...asked.headers, host: new URL(hubUrl).host };
    const ask = request(hubUrl + (asked.url ?? ''), { headers, agent: false }, (answer) => {
      const isPackage = asked.url?.includes(sha256) === true;
      if (isPackage) ranges.push(asked.headers.range);
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      let sent = 0;
      answer.on('data', (chunk: Buffer) => {
        if (isPackage && sent + chunk.length > bytesMax) {
          answer.destroy();
          response.destroy();
          return;
        }
        sent += chunk.length;
        if (isPackage) passed += chunk.length;
        if (!response.write(chunk)) {
          answer.pause();
          response.once('drain', () => answer.resume());
        }
      });
      answer.on('end', () => response.end());
      answer.on('error', () => response.destroy());
    });
    ask.on('error', () => response.destroy());
    response.on('close', () => ask.destroy());
    ask.end();
  });
  await new Promise<void>((resolve) => road.listen(0, '127.0.0.1', resolve));
  const { port } = road.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ranges,
    passed: () => passed,
    close() {
      road.closeAllConnections();
      road.close();
    },
  };
}

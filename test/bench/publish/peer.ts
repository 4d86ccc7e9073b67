import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { hubPaths } from '../../../src/domain/api/index.ts';
import { CountedLine } from './line.ts';

class CountedFetcher extends BaseFetcher {
  readonly line: CountedLine;

  constructor(line: CountedLine) {
    super();
    this.line = line;
  }

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { status, bytes } = await this.line.get(new URL(url).pathname);
    // The hub says 204 where there is no newer root, without an error in a browser's console.
    if (status !== 200) throw new DownloadHTTPError(`${url} is absent`, 404);
    const body = new Response(bytes).body;
    if (body === null) throw new Error('a response with bytes has a body');
    return body;
  }
}

/** A machine with tuf-js: refreshes its metadata; called again, from what it kept. */
export class PeerKiosk {
  readonly #directory = mkdtempSync(join(tmpdir(), 'motcham-bench-tuf-'));
  readonly #hubUrl: string;

  constructor(hubUrl: string, root: string) {
    this.#hubUrl = hubUrl;
    writeFileSync(join(this.#directory, 'root.json'), root);
  }

  async refresh() {
    const line = new CountedLine(this.#hubUrl);
    const start = performance.now();
    try {
      const updater = new Updater({
        metadataDir: this.#directory,
        metadataBaseUrl: new URL(hubPaths.tuf(''), this.#hubUrl).href.replace(/\/$/, ''),
        fetcher: new CountedFetcher(line),
      });
      await updater.refresh();
      return { ms: performance.now() - start, requests: line.requests, bytes: line.bytes };
    } finally {
      line.close();
    }
  }

  close(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

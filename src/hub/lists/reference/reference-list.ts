import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a list of another system can do wrong. */
export const listTricks = [
  'huge',
  'html',
  'garbage',
  'sea',
  'swapped',
  'markup',
  'wrongUnit',
  'future',
  'thousand',
  'noEnd',
  'error',
  'redirect',
] as const;
export type ListTrick = (typeof listTricks)[number];

export interface RunningReferenceList {
  readonly url: string;
  /** From now on; undefined: honest. */
  play(trick: ListTrick | undefined): void;
  close(): Promise<void>;
}

/** Bytes of the huge answer: more than any list may have. */
const hugeBytes = 50 * 1024 * 1024;

function places(trick: ListTrick | undefined) {
  return Array.from({ length: 12 }, (_, n) => ({
    id: `HN ${n}`,
    name: trick === 'markup' ? `<img src=x onerror=alert(1)> ${n}` : `Nhà thuốc thử ${n}`,
    address: `Số ${n} phố Thử`,
    capacity: trick === 'wrongUnit' ? `${n},5 nghìn` : String(n + 1),
    lat: trick === 'sea' ? 20.2 : trick === 'swapped' ? 105.8 : 21 + n / 1_000,
    lon: trick === 'sea' ? 107.4 : trick === 'swapped' ? 21.02 : 105.8,
  }));
}

function news(trick: ListTrick | undefined, nowMs: number): string {
  const count = trick === 'thousand' ? 1_000 : 3;
  const day = (n: number) =>
    new Date(nowMs + (trick === 'future' ? 40 : -n / 24) * 86_400_000).toUTCString();
  const items = Array.from(
    { length: count },
    (_, n) => `<item><guid>news-${n}</guid><title>Tin thử ${n}</title>
      <description><![CDATA[<p>Nội dung <b>thử</b> ${n}.</p><script>alert(1)</script>]]></description>
      <pubDate>${day(n)}</pubDate>${trick === 'noEnd' ? '<category>Khẩn cấp</category>' : ''}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`;
}

function huge(response: ServerResponse): void {
  const part = Buffer.alloc(64 * 1024, 32);
  let sent = 0;
  const more = () => {
    while (sent < hugeBytes && !response.destroyed) {
      sent += part.length;
      if (!response.write(part)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

/** A made-up city with `/places.json`, `/places.geojson`, `/places.csv` and `/news.rss`. */
export async function startReferenceList({
  port = 0,
  trick: first,
  nowMs = Date.now,
}: {
  readonly port?: number;
  readonly trick?: ListTrick;
  readonly nowMs?: () => number;
} = {}): Promise<RunningReferenceList> {
  let trick = first;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('cache-control', 'no-store');
    if (trick === 'error') return void response.writeHead(503).end();
    if (trick === 'redirect') return void response.writeHead(302, { location: '/' }).end();
    if (trick === 'huge') return huge(response);
    if (trick === 'html') return void response.end('<!doctype html><title>Đăng nhập</title>');
    if (trick === 'garbage') return void response.end('{"items": [');
    const all = places(trick);
    if (path.startsWith('/news')) return void response.end(news(trick, nowMs()));
    if (path.endsWith('.csv')) {
      const rows = all.map((one) =>
        Object.values(one)
          .map((value) => `"${value}"`)
          .join(','),
      );
      return void response.end(`id,name,address,capacity,lat,lon\n${rows.join('\n')}\n`);
    }
    if (path.endsWith('.geojson')) {
      const features = all.map(({ lat, lon, ...properties }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties,
      }));
      return void response.end(JSON.stringify({ type: 'FeatureCollection', features }));
    }
    response.end(JSON.stringify({ items: all }));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    play(next) {
      trick = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** `lists.json` of the made-up city. */
export function referenceLists(url: string) {
  const source = { vi: 'Danh sách thử', en: 'A list for trying' };
  const fields = (at: string) => ({
    id: `${at}id`,
    name: `${at}name`,
    address: `${at}address`,
    capacity: `${at}capacity`,
  });
  const common = { source, gives: 'places' as const, kind: 'parking' as const };
  return [
    {
      ...common,
      name: 'trial-json',
      format: 'json' as const,
      items: '/items',
      request: { url: `${url}/places.json` },
      fields: { ...fields('/'), lat: '/lat', lon: '/lon' },
    },
    {
      ...common,
      name: 'trial-geo',
      format: 'geojson' as const,
      request: { url: `${url}/places.geojson` },
      fields: fields('/properties/'),
    },
    {
      ...common,
      name: 'trial-csv',
      format: 'csv' as const,
      request: { url: `${url}/places.csv` },
      fields: { ...fields(''), lat: 'lat', lon: 'lon' },
    },
    {
      name: 'trial-news',
      source,
      gives: 'notices' as const,
      format: 'rss' as const,
      request: { url: `${url}/news.rss` },
    },
  ];
}

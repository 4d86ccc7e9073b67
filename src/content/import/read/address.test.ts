import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { fileOf, importInto, linesOf, scratch } from '../test-support/files.ts';
import { normalisedRecord } from '../test-support/records.ts';
import { workbookParts, zipOf } from '../test-support/workbook.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function serve(listener: RequestListener): Promise<string> {
  return new Promise((resolve) => {
    server = createServer(listener).listen(0, '127.0.0.1', () => {
      const address = server?.address();
      if (typeof address === 'object' && address) resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

const lines = linesOf([normalisedRecord(), normalisedRecord({ code: '1.000002' })]);

test('an address is read like a file, and every host is told', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/go') response.writeHead(302, { location: '/tthc.jsonl.gz' }).end();
    else response.end(gzipSync(lines));
  });
  const hosts: string[] = [];
  const result = await importInto(await scratch(), `${url}/go`, {
    onHost: (host) => hosts.push(host),
  });
  expect(result).toMatchObject({ value: { total: 2, services: 2 } });
  expect(hosts).toEqual([new URL(url).host, new URL(url).host]);
});

test('an answer that is cut, refused or goes round changes nothing and says so', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/away')
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (request.url === '/login.json') response.end('<!DOCTYPE html><html><form>');
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100000' });
      response.write(lines);
      setTimeout(() => response.destroy(), 50);
    } else if (request.url === '/lie.jsonl') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(lines);
    } else response.writeHead(404).end();
  });
  const what = async (path: string) => {
    const result = await importInto(await scratch(), `${url}${path}`);
    return result.ok ? 'imported' : result.error.what;
  };
  expect(await what('/round')).toContain('more than 3 times');
  expect(await what('/away')).toContain('file:// is not read');
  expect(await what('/login.json')).toContain('is a web page');
  expect(await what('/cut')).toContain('broke off');
  expect(await what('/lie.jsonl')).toContain('is gzip, and it is not');
  expect(await what('/absent.jsonl')).toContain('404');
  server?.close();
  expect(await importInto(await scratch(), 'http://127.0.0.1:1/a.jsonl')).toMatchObject({
    error: { what: expect.stringContaining('does not answer') },
  });
});

test('a workbook comes over the network too', async () => {
  const data = zipOf(
    workbookParts([
      ['Mã', 'Tên'],
      ['1.000001', 'Thủ tục thử'],
    ]),
  );
  const url = await serve((_, response) => {
    response.setHeader('last-modified', 'Sat, 18 Jul 2026 01:00:00 GMT').end(data);
  });
  const map = await fileOf('map.json', JSON.stringify({ columns: { code: 'Mã', name: 'Tên' } }));
  expect(await importInto(await scratch(), `${url}/sheet.xlsx`, { map })).toMatchObject({
    value: { services: 1 },
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { toUtf8 } from '../../domain/basics/index.ts';
import { TestServer, testContent } from '../test-support.ts';
import { PublishedDeskNames } from './index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);

it('names services, places and subjects as they are published, and nothing else', async () => {
  const hub = await server.hub({ handsOver: false });
  const names = new PublishedDeskNames(hub.store);
  expect(await names.read(['ha-dong-1'])).toEqual({});
  const content = testContent('tên');
  const json = (value: unknown) => toUtf8(JSON.stringify(value));
  const text = (vi: string, en: string) => ({ vi, en });
  const place = {
    key: 'ha-dong-1',
    kind: 'cityBranch',
    name: text('Chi nhánh Hà Đông', 'Ha Dong branch'),
    address: { kind: 'unknown' },
    hours: { kind: 'unknown' },
    source: text('nguồn', 'source'),
  };
  const field = { key: 'civilStatus', name: text('Hộ tịch', 'Civil status'), serviceFields: [] };
  const facts = [{ code: '1.000894', officialName: 'Đăng ký kết hôn' }];
  await hub.publish({
    ...content,
    sections: [
      { kind: 'facts', key: '0', bytes: json(facts) },
      { kind: 'places', key: '', bytes: json([place]) },
      { kind: 'appointments', key: '', bytes: json({ fields: [field] }) },
      ...content.sections.filter(
        ({ kind }) => kind !== 'facts' && kind !== 'places' && kind !== 'appointments',
      ),
    ],
  });
  expect(await names.read(['1.000894', 'ha-dong-1', 'civilStatus', 'gone', null])).toEqual({
    '1.000894': { vi: 'Đăng ký kết hôn', en: 'Đăng ký kết hôn' },
    'ha-dong-1': { vi: 'Chi nhánh Hà Đông', en: 'Ha Dong branch' },
    civilStatus: { vi: 'Hộ tịch', en: 'Civil status' },
  });
}, 60_000);

import { configure } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { drawPage } from '../test-support/index.ts';
import { type ConsolePage, type PageProps, usePlaceName } from './index.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });

function Place({ rest }: PageProps) {
  usePlaceName(rest, rest === 'k-T0000001' ? 'HDO-01' : undefined);
  return <p>đã mở</p>;
}
const page: ConsolePage = {
  id: 'requests',
  path: 'requests',
  roles: ['operator'],
  group: 'daily',
  icon: 'inbox',
  title: 'requests.title',
  places: { hours: 'requests.hours' },
  load: async () => ({ View: Place }),
};
let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => drawn?.close());

async function crumbOf(path: string, roles: readonly ('operator' | 'viewer')[] = ['operator']) {
  drawn = drawPage(page, { answers: {}, path, roles });
  const shown = roles.includes('operator') ? 'đã mở' : 'Trang này cần quyền khác';
  await drawn.findByText(shown);
  const crumb = drawn.container.querySelector('.crumb')?.textContent;
  drawn.close();
  return crumb;
}

it('names a place below a page in words, a thing by its name, and nothing of a closed page', async () => {
  expect(await crumbOf('requests')).toBe('Yêu cầu');
  expect(await crumbOf('requests/hours')).toBe('Yêu cầuLịch hẹn');
  expect(await crumbOf('requests/k-%C4%90A1')).toBe('Yêu cầuk-ĐA1');
  expect(await crumbOf('requests/01a00000-0000-7000-8000-000000000001')).toBe('Yêu cầu');
  expect(await crumbOf('requests/k-T0000001')).toBe('Yêu cầuHDO-01');
  expect(await crumbOf('requests/k-T0000002')).toBe('Yêu cầuk-T0000002');
  // Somebody typed it; the console stays.
  expect(await crumbOf('requests/%E0%A4')).toBe('Yêu cầu%E0%A4');
  expect(await crumbOf('requests/hours', ['viewer'])).toBe('Yêu cầu');
});

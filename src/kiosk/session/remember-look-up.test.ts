import { expect, it } from 'vitest';
import { rememberLookUp } from './remember-look-up.ts';
import { nobody } from './resident.ts';

it('keeps of a query as much as the search reads, however it came', () => {
  const endless = 'ký '.repeat(4_000);
  for (const event of [
    { type: 'QUERY', text: endless },
    { type: 'OPEN_SEARCH', query: endless },
  ] as const) {
    expect(rememberLookUp(nobody, event)?.query).toBe(endless.slice(0, 240));
  }
  expect(rememberLookUp({ ...nobody, query: 'hộ chiếu' }, { type: 'OPEN_SEARCH' })?.query).toBe(
    'hộ chiếu',
  );
});

import { describe, expect, it } from 'vitest';
import { paperOf } from './paper.ts';
import type { Evidence } from './truth.ts';

type Printers = {
  readonly shell?: NonNullable<Evidence['shell']>['printer'];
  readonly page?: NonNullable<Evidence['page']>['printer'];
  readonly paperLow?: boolean | null;
};

const say = ({ shell, page, paperLow = null }: Printers) =>
  paperOf({
    pageBeatMs: 0,
    shellBeatMs: 0,
    pageWakeMs: undefined,
    shellWakeMs: undefined,
    published: undefined,
    page:
      page === undefined
        ? undefined
        : {
            contentVersion: 1,
            rejected: null,
            queueCount: 0,
            queueOldestMs: null,
            printer: page,
            storage: 'ok',
            clockOffsetMs: 0,
          },
    shell:
      shell === undefined
        ? undefined
        : {
            printer: shell,
            paperLow,
            disk: 'ok',
            browser: 'running',
            showing: 'page',
            picture: 'drawn',
            pageBeatMs: 1,
            clockOffsetMs: 0,
          },
  });

describe('paper and printer', () => {
  it('are told by the worse of page and shell, and what stops a slip before what will', () => {
    expect(say({ shell: 'ready', page: 'ready' })).toBeUndefined();
    expect(say({ shell: 'ready', page: 'ready', paperLow: true })).toBe('low');
    expect(say({ shell: 'paperOut', page: 'ready' })).toBe('out');
    expect(say({ shell: 'ready', page: 'coverOpen', paperLow: true })).toBe('cover');
    expect(say({ shell: 'error', page: 'paperOut' })).toBe('out');
  });

  it('are not known of a kiosk that was never heard, and none of a tablet', () => {
    expect(say({})).toBe('unknown');
    expect(say({ page: 'none' })).toBe('none');
    // The page has not asked its shell yet.
    expect(say({ shell: 'ready', page: 'none' })).toBeUndefined();
  });
});

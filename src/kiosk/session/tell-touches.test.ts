import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from './events.ts';
import { type SessionView, viewOf } from './session-view.ts';
import { tellTouches } from './tell-touches.ts';
import { startSessionAt } from './test-support/start-at.ts';

class At extends Event {
  readonly at: number;
  constructor(type: string, at: number) {
    super(type);
    this.at = at;
  }
  override get timeStamp(): number {
    return this.at;
  }
}

function listen(overlay: SessionView['overlay']) {
  const target = new EventTarget();
  const sent: SessionEvent['type'][] = [];
  const base = viewOf(startSessionAt().actor.getSnapshot());
  const view = signal<SessionView>({ ...base, overlay });
  const stop = tellTouches(target, { view, send: ({ type }) => sent.push(type) });
  return { target, sent, view, stop, base };
}

describe('touches', () => {
  it('are told when the finger goes down, twice a second at most', () => {
    const { target, sent, stop } = listen('none');
    for (const at of [1000, 1100, 1499, 1500, 1600])
      target.dispatchEvent(new At('pointerdown', at));
    expect(sent).toEqual(['TOUCH', 'TOUCH']);
    stop();
    target.dispatchEvent(new At('pointerdown', 9000));
    expect(sent).toHaveLength(2);
  });

  it('leave the warning where it is until the finger has left it', () => {
    const { target, sent } = listen('warning');
    target.dispatchEvent(new At('pointerdown', 1000));
    expect(sent).toEqual([]);
    target.dispatchEvent(new At('click', 1100));
    expect(sent).toEqual(['TOUCH']);
  });

  it('are not told twice when the press itself took the warning away', () => {
    const { target, sent, view, base } = listen('warning');
    target.dispatchEvent(new At('pointerdown', 1000));
    view.value = { ...base, overlay: 'none' };
    target.dispatchEvent(new At('click', 1100));
    expect(sent).toEqual([]);
  });
});

import { cleanup } from '@testing-library/preact';
import { afterEach, beforeAll, expect } from 'vitest';
import { loadAllScreens } from '../../src/kiosk/screens/index.ts';

/**
 * For tests of one file that draw what nobody should type: loads the screens, and collects what the
 * page reports of itself. Returns what holds a drawing to: nothing broke, and no text became a part.
 */
export function watchHostile(): (container: Element) => void {
  let broken: string[] = [];
  const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
    broken.push('message' in event ? event.message : String(event.reason));
  beforeAll(async () => {
    await loadAllScreens();
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  });
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
    broken = [];
  });
  return (container) => {
    expect(broken).toEqual([]);
    expect(Reflect.get(window, 'injected')).toBeUndefined();
    expect(container.querySelectorAll('script, img, iframe, svg[onload]')).toHaveLength(0);
  };
}

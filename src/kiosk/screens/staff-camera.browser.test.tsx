import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  auditAxe,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
} from '../../../test/support/audits.ts';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import { createMemoryScanner, type MemoryScanner } from '../devices/scanner/index.ts';
import type { KioskServices } from '../services.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const cameras = [
  { deviceId: 'face', label: 'Front camera' },
  { deviceId: 'desk', label: 'USB Document Camera' },
  { deviceId: 'bare', label: '' },
];
let scanner: MemoryScanner;
let page: HTMLElement;

beforeEach(async () => {
  await loadAllScreens();
  scanner = createMemoryScanner();
  const services: KioskServices = { ...screenServices(), scanner };
  const state = screenState('staffStatus');
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  page = render(<KioskScreen state={state} send={() => undefined} services={services} />, {
    container: document.body.appendChild(
      Object.assign(document.createElement('div'), { id: 'app' }),
    ),
  }).container as HTMLElement;
  await waitFor(() => expect(button('Chọn camera')).toBeDefined());
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  forgetPress();
});

const button = (words: string) =>
  [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
function press(words: string): void {
  forgetPress();
  const found = button(words);
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
}
const chosen = () => page.querySelector('[aria-checked="true"]')?.textContent;

describe('staff choose the camera', () => {
  test('every camera by its name, with the picture of the one in use; a choice opens it', async () => {
    scanner.plugCameras(cameras);
    press('Chọn camera');
    await waitFor(() => expect(chosen()).toContain('Máy tự chọn'));
    expect(scanner.status.value).toBe('live');
    expect(page.querySelector('.viewfinder video')).not.toBeNull();
    for (const words of ['Front camera', 'USB Document Camera', 'Camera 3']) {
      expect(button(words)).toBeDefined();
    }
    press('USB Document Camera');
    await waitFor(() => expect(chosen()).toContain('USB Document Camera'));
    expect(scanner.cameras.inUse.value?.deviceId).toBe('desk');
    expect(await scanner.cameras.chosen()).toEqual(cameras[1]);
    press('Máy tự chọn');
    await waitFor(() => expect(chosen()).toContain('Máy tự chọn'));
    expect(await scanner.cameras.chosen()).toBeUndefined();
  });

  test('a chosen camera that is gone is said, there and among the facts of the machine', async () => {
    scanner.plugCameras(cameras.slice(0, 1));
    await scanner.cameras.choose(cameras[1]);
    press('Chọn camera');
    const words = 'Camera đã chọn không còn. Đang dùng: Front camera';
    await waitFor(() => expect(page.textContent).toContain(words));
    press('Quay lại');
    await waitFor(() => expect(button('Chọn camera')).toBeDefined());
    expect(page.textContent).toContain(words);
  });

  test('going back closes the camera; no camera is said', async () => {
    scanner.setCamera('noCamera');
    press('Chọn camera');
    await waitFor(() => expect(page.textContent).toContain('Không thấy camera nào'));
    scanner.setCamera('live');
    press('Máy tự chọn');
    await waitFor(() => expect(scanner.status.value).toBe('live'));
    press('Quay lại');
    await waitFor(() => expect(scanner.status.value).toBe('idle'));
  });

  test('a choice that cannot be kept is said', async () => {
    scanner.plugCameras(cameras);
    scanner.cameras.choose = () => Promise.reject(new Error('storage is off'));
    press('Chọn camera');
    await waitFor(() => expect(button('Front camera')).toBeDefined());
    press('Front camera');
    await waitFor(() => expect(page.textContent).toContain('không lưu được lựa chọn'));
  });

  test('it is large, legible and reachable', async () => {
    scanner.plugCameras(cameras);
    press('Chọn camera');
    await waitFor(() => expect(button('Front camera')).toBeDefined());
    expect(auditMillimetres(page)).toEqual([]);
    expect(auditContrast(page)).toEqual([]);
    expect(auditGlyphs(page)).toEqual([]);
    expect(await auditAxe(page)).toEqual([]);
  });
});

import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Chromium as root in a closed network; see docs/testing.md. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a test waits for what will come, ms: a busy machine must not decide what passes. */
const pollMs = 20_000;

/** Minutes each, and their parts are tested elsewhere too: they run with the recovery tests. */
const longJourneys = [
  'test/journeys/aloud.test.ts',
  'test/journeys/bad-clock.test.ts',
  'test/journeys/bad-code.test.ts',
  'test/journeys/bad-hub.test.ts',
  'test/journeys/bad-printer.test.ts',
  'test/journeys/bad-storage.test.ts',
  'test/journeys/browser-keys.test.ts',
  'test/journeys/camera.test.ts',
  'test/journeys/city.test.ts',
  'test/journeys/cloned.test.ts',
  'test/journeys/codes.test.ts',
  'test/journeys/console-day.test.ts',
  'test/journeys/console-sheets.test.ts',
  'test/journeys/desk.test.ts',
  'test/journeys/listed.test.ts',
  'test/journeys/lying-hub.test.ts',
  'test/journeys/national.test.ts',
  'test/journeys/operator.test.ts',
  'test/journeys/publish-typo.test.ts',
  'test/journeys/rings.test.ts',
  'test/journeys/rows.test.ts',
  'test/journeys/emergency.test.ts',
  'test/journeys/paper-on-screen.test.ts',
  'test/recovery/restored-hub.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: [
            '{src,test/audit}/**/*.test.ts',
            'kiosk-shell/**/*.test.ts',
            '.ci/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          environment: 'node',
          env: { MOTCHAM_LOG: 'off' },
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: pollMs } },
        },
      },
      {
        plugins: [preact()],
        // Found late, they would make Vite reload the page in the middle of a first run.
        optimizeDeps: {
          include: [
            '@guidepup/virtual-screen-reader',
            '@hpke/core',
            '@preact/signals',
            '@simplewebauthn/browser',
            '@testing-library/preact',
            '@zxing/browser',
            '@zxing/library',
            'axe-core',
            'i18next',
            'idb',
            'lean-qr',
            'preact',
            'preact/hooks',
            'preact/test-utils',
            'uplot',
            'workbox-precaching',
            'xstate',
            'zod/mini',
            'zxing-wasm/reader',
          ],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts', 'src/**/*.browser.test.tsx'],
          testTimeout: 40_000,
          expect: { poll: { timeout: pollMs } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium, args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1080, height: 1920 } }],
          },
        },
      },
      {
        // Every pair of screen, unit, text size, theme and language, and the audits' own controls.
        plugins: [preact()],
        optimizeDeps: {
          include: ['axe-core', 'i18next', 'preact/hooks', 'preact/test-utils', 'xstate'],
        },
        test: {
          name: 'audit',
          include: ['test/audit/**/*.browser.test.ts'],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              // A cell waits for frames, and not for a sixtieth of a second each.
              launchOptions: {
                executablePath: chromium,
                args: [...chromiumFlags, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1080, height: 1920 } }],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/recovery/*.test.ts'],
          exclude: longJourneys,
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          expect: { poll: { timeout: pollMs } },
        },
      },
      {
        // Kiosk and hub in virtual time: thousands of lives a minute, no socket, no disk.
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
        },
      },
      {
        // The package on a machine of its own: `npm run test:package` (docs/packaging.md).
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        // A thief's look at the disk after real use: `npm run test:forensic`.
        test: {
          name: 'forensic',
          include: ['test/forensic/**/*.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        // Long, and in need of root: `npm run test:recovery` (docs/recovery.md).
        test: {
          name: 'recovery',
          include: ['test/recovery/plug/**/*.test.ts', ...longJourneys],
          environment: 'node',
          env: { MOTCHAM_LOG: 'off' },
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          expect: { poll: { timeout: pollMs } },
        },
      },
    ],
  },
});

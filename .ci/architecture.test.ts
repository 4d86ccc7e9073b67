import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArchitecture } from './architecture.ts';

/** A small house with one wrong arrow of each kind. */
const house: Readonly<Record<string, string>> = {
  'src/domain/good/index.ts': 'export const good = 1;\n',
  'src/domain/good/inner.ts': 'export const inner = 1;\n',
  'src/domain/up/index.ts':
    "import { hub } from '../../hub/store/index.ts';\nexport const up = hub;\n",
  'src/domain/node/index.ts':
    "import { readFileSync } from 'node:fs';\nexport const node = readFileSync;\n",
  'src/domain/window/index.ts':
    "import { inner } from '../good/inner.ts';\nexport const window = inner;\n",
  'src/hub/store/index.ts': 'export const hub = 1;\n',
  'src/hub/intake/index.ts':
    "import { hub } from '../store/index.ts';\nimport { good } from '../../domain/good/index.ts';\nexport const intake = hub + good;\n",
  'src/kiosk/outbox/index.ts':
    "import { hub } from '../../hub/store/index.ts';\nexport const outbox = hub;\n",
  'src/kiosk/link/index.ts':
    "import { inner } from '../../domain/good/inner.ts';\nexport const link = inner;\n",
  'kiosk-shell/a/index.ts': "import { b } from '../b/index.ts';\nexport const a = () => b;\n",
  'kiosk-shell/b/index.ts': "import { a } from '../a/index.ts';\nexport const b = () => a;\n",
  'kiosk-shell/c/index.ts':
    "import type { D } from '../d/index.ts';\nexport interface C {\n  readonly d: D;\n}\n",
  'kiosk-shell/d/index.ts':
    "import type { C } from '../c/index.ts';\nexport interface D {\n  readonly c: C;\n}\n",
};

const root = mkdtempSync(join(tmpdir(), 'motcham-architecture-'));
for (const [file, text] of Object.entries(house)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the architecture check', () => {
  it('finds each wrong arrow and none of the right ones', async () => {
    const { summary } = await readArchitecture(['src', 'kiosk-shell'], root);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(house).length);
    const found = summary.violations.map(({ rule, from }) => `${rule.name} ${from}`).sort();
    expect(found).toEqual([
      'domain-imports-nothing-of-the-house src/domain/up/index.ts',
      'domain-is-pure src/domain/node/index.ts',
      'domain-rooms-are-entered-by-their-door src/domain/window/index.ts',
      'kiosk-meets-others-on-the-wire src/kiosk/outbox/index.ts',
      'no-circles kiosk-shell/a/index.ts',
      'no-circles kiosk-shell/c/index.ts',
      'programs-enter-domain-by-its-doors src/kiosk/link/index.ts',
    ]);
  });
});

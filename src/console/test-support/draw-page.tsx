import { render } from '@testing-library/preact';
import axe from 'axe-core';
import type { Role, SessionAnswer } from '../../domain/api/console/index.ts';
import type { Language } from '../../domain/basics/index.ts';
import { addressOf, type ConsolePage, Frame, followPlace, go } from '../frame/index.ts';
import { listenToKeys } from '../keys/index.ts';
import { language } from '../words/index.ts';
import { type FakeAnswers, FakeLink } from './fake-link.ts';
import '../ui/styles.css';

export interface DrawOptions {
  readonly answers: FakeAnswers;
  /** All of them unless told. */
  readonly roles?: readonly Role[];
  readonly isAdministrator?: boolean;
  /** Of an editor of buildings. */
  readonly buildings?: readonly string[];
  /** What the navigation knows; the page alone unless told. */
  readonly pages?: readonly ConsolePage[];
  /** Path below `/console/`; the page's own unless told. */
  readonly path?: string;
  readonly theme?: 'light' | 'dark';
  readonly language?: Language;
}

export const testPerson = {
  id: '0198f2aa-0000-7000-8000-000000000001',
  name: 'Trần Thu Hà',
};

/** A session as a hub that is no trial tells it. */
export function testSession(
  options: Pick<DrawOptions, 'roles' | 'isAdministrator' | 'buildings'> = {},
): SessionAnswer {
  return {
    person: {
      ...testPerson,
      roles: [...(options.roles ?? ['viewer', 'editor', 'approver', 'operator', 'auditor'])],
      isAdministrator: options.isAdministrator ?? true,
      ...(options.buildings !== undefined && { buildings: [...options.buildings] }),
    },
    by: 'passkey',
    idleEndsAt: '2026-11-22T12:00:00.000Z',
    endsAt: '2026-11-22T16:00:00.000Z',
    hub: { trial: false, time: '2026-11-22T03:24:07.000Z' },
  };
}

/** Stops what the last drawing listened to. */
let stop: () => void = () => undefined;

/**
 * Draws one page in the real frame, with keys and addresses, on a fake hub. Draw again to start
 * anew; the address of the test's page is the console's meanwhile.
 */
export function drawPage(page: ConsolePage, options: DrawOptions) {
  stop();
  document.documentElement.dataset['theme'] = options.theme ?? 'light';
  document.documentElement.lang = options.language ?? 'vi';
  language.value = options.language ?? 'vi';
  document.title = 'Một Chạm';
  const before = location.pathname + location.search;
  history.replaceState(null, '', addressOf(''));
  const stops = [followPlace(window), listenToKeys(window)];
  stop = () => {
    for (const one of stops) one();
    history.replaceState(null, '', before);
  };
  go(options.path ?? page.path);
  const link = new FakeLink(options.answers);
  const host = document.createElement('div');
  host.id = 'app';
  host.style.height = '100vh';
  document.body.style.margin = '0';
  document.body.append(host);
  const view = render(
    <Frame
      link={link}
      pages={options.pages ?? [page]}
      session={testSession(options)}
      refreshSession={() => undefined}
    />,
    { container: host },
  );
  return {
    ...view,
    link,
    /** Presses a key as a person does, where the focus is. */
    press(key: string, more: KeyboardEventInit = {}) {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
    },
    close() {
      view.unmount();
      host.remove();
      stop();
      stop = () => undefined;
    },
  };
}

/** What axe finds in the page as it stands, one line each; empty when it finds nothing. */
export async function axeFindings(root: Element = document.documentElement): Promise<string[]> {
  const { violations } = await axe.run(root, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { ListedPerson } from '../../domain/api/console/index.ts';
import { axeFindings, ConsoleFailure, drawPage } from '../test-support/index.ts';
import { page as account } from './account-page.ts';
import { page as people } from './page.ts';

const lan: ListedPerson = {
  id: '0198f2aa-0000-7000-8000-000000000002',
  name: 'Vũ Lan',
  roles: ['viewer'],
  isAdministrator: false,
  state: 'active',
  passkeys: 1,
  isFederated: false,
  sessions: 0,
  createdAt: '2026-11-20T03:00:00.000Z',
  seenAt: null,
};
const accountOf = (person: ListedPerson) => ({ person, passkeys: [], sessions: [] });

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
});

describe('people', () => {
  it('an address that names nobody says so', async () => {
    drawn = drawPage(people, {
      answers: { 'GET people': { people: [lan] } },
      path: 'people/01890000-0000-7000-8000-000000000000',
    });
    await expect.element(screen.getByText(/Không có ai mang mã/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('says that nothing was changed when the passkey was not given', async () => {
    const path = `people/${lan.id}`;
    drawn = drawPage(people, {
      answers: {
        'GET people': { people: [lan] },
        [`GET ${path}`]: accountOf(lan),
        [`PUT ${path}/rights`]: ConsoleFailure.cancelled(),
      },
      path,
    });
    await userEvent.click(screen.getByLabelText(/^Duyệt/));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu quyền' }));
    await expect.element(screen.getByText(/Chưa xác nhận bằng khóa/)).toBeVisible();
    await expect.element(screen.getByLabelText(/^Duyệt/)).toBeChecked();
  });

  it('rights that nobody touched here follow another administrator; those that are ticked stay', async () => {
    let now = lan;
    const path = `people/${lan.id}`;
    drawn = drawPage(people, {
      answers: {
        'GET people': () => ({ people: [now] }),
        [`GET ${path}`]: () => accountOf(now),
        [`PUT ${path}/rights`]: (body: unknown) => {
          now = { ...now, ...(body as object) };
          return { done: true };
        },
      },
      path,
    });
    const look = () => document.dispatchEvent(new Event('visibilitychange'));
    await expect.element(screen.getByLabelText(/^Vận hành/)).not.toBeChecked();
    now = { ...lan, roles: ['viewer', 'operator'] };
    look();
    await expect.element(screen.getByLabelText(/^Vận hành/)).toBeChecked();
    await userEvent.click(screen.getByLabelText(/^Duyệt/));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu quyền' }));
    await expect.element(screen.getByText('Đã lưu')).toBeVisible();
    expect(now.roles).toEqual(['viewer', 'approver', 'operator']);
    now = { ...now, roles: ['viewer'] };
    look();
    await expect.element(screen.getByLabelText(/^Duyệt/)).not.toBeChecked();
  });
});

describe("one's own account", () => {
  it('is not said to be left while the hub did not hear it', async () => {
    drawn = drawPage(account, {
      answers: {
        'GET account': accountOf(lan),
        'POST sign-out': new ConsoleFailure('unreachable'),
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Đăng xuất', exact: true }));
    await expect.element(screen.getByText('Không nối được trung tâm')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Đăng xuất mọi nơi' })).toBeVisible();
  });
});

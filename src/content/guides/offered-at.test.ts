import { expect, test } from 'vitest';
import { guidesByService } from '../../domain/bundle/index.ts';
import { starterGuides } from './index.ts';
import { offeredAt } from './offered-at.ts';

const guides = starterGuides().toSorted((a, b) => (a.id < b.id ? -1 : 1));
const offered = guidesByService(
  guides.map((flow) => ({
    id: flow.id,
    services: offeredAt(flow),
    sha256: '0'.repeat(64),
    bytes: 1,
  })),
);

test('each flow is offered at its own procedure', () => {
  for (const { id, services } of guides) expect(offered.get(services?.[0] ?? '')?.id).toBe(id);
});

test('a procedure that a flow only sends to is not offered that flow', () => {
  // First land certificate, divorce abroad, relative of a person of merit, disability certificate.
  for (const code of ['1.013978', '2.000554', '1.010833', '1.001699']) {
    expect(
      guides.some(({ services }) => services?.includes(code)),
      code,
    ).toBe(true);
    expect(offered.get(code), code).toBeUndefined();
  }
});

test('a procedure that two flows know is offered the one that gives its papers', () => {
  expect(offered.get('2.000806')?.id).toBe('marriage');
  expect(offered.get('2.001035')?.id).toBe('certify');
  expect(offered.get('1.004194')?.id).toBe('residence');
  expect(offered.get('1.014064')?.id).toBe('id-card');
});

test('a flow without a record is offered nowhere', () => {
  const { services: _, ...bare } = guides[0]!;
  expect(offeredAt(bare)).toEqual([]);
});

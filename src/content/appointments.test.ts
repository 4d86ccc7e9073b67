import { expect, test } from 'vitest';
import { appointmentOffer } from './appointments.ts';

test('every subject of a booking has a drawing of its own: it is chosen without reading (R36)', () => {
  const drawn = appointmentOffer.fields.map(({ pictogram }) => pictogram);
  expect(drawn).not.toContain(undefined);
  expect(new Set(drawn).size).toBe(drawn.length);
});

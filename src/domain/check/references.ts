import type { Catalogue } from '../service/index.ts';
import { error, type Finding, warning } from './finding.ts';

function duplicates(names: readonly string[], where: string): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const name of names) {
    if (seen.has(name)) findings.push(error('duplicate', where, name));
    seen.add(name);
  }
  return findings;
}

function broken(names: readonly string[], known: ReadonlySet<string>, where: string): Finding[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => error('brokenReference', where, name));
}

/** Whether everything that is named exists once, and every service can be reached. */
export function checkReferences(content: Catalogue): Finding[] {
  const codes = content.services.map((service) => service.code);
  const events = content.lifeEvents.map((event) => event.key);
  const placeKeys = content.places.map((place) => place.key);
  const findings = [
    ...duplicates(codes, 'services'),
    ...duplicates(events, 'lifeEvents'),
    ...duplicates(placeKeys, 'places'),
    ...duplicates(
      content.notices.map((notice) => notice.id),
      'notices',
    ),
    ...duplicates(
      content.feedback.categories.map(({ key }) => key),
      'feedback.categories',
    ),
    ...duplicates(
      content.appointments.fields.map(({ key }) => key),
      'appointments.fields',
    ),
    ...broken(content.appointments.places, new Set(placeKeys), 'appointments.places'),
  ];
  const knownCodes = new Set(codes);
  const listed = new Set<string>();
  for (const event of content.lifeEvents) {
    findings.push(...broken(event.serviceCodes, knownCodes, `lifeEvents.${event.key}`));
    for (const code of event.serviceCodes) listed.add(code);
  }
  for (const [name, list] of [
    ['seasons', content.seasons ?? []],
    ['leaflets', content.leaflets ?? []],
  ] as const) {
    for (const { key, services } of list) {
      // A kiosk leaves such a door out: the page beside it stays true.
      for (const code of services.filter((one) => !knownCodes.has(one))) {
        findings.push(warning('brokenReference', `${name}.${key}.services`, code));
      }
    }
  }
  const stations = new Set(
    (content.boards ?? []).flatMap((board) =>
      board.stations.map(({ key }) => `${board.key}/${key}`),
    ),
  );
  for (const { key, board } of content.places) {
    if (board === undefined) continue;
    findings.push(...broken([`${board.board}/${board.station}`], stations, `places.${key}.board`));
  }
  const knownEvents = new Set(events);
  for (const service of content.services) {
    const where = `services.${service.code}`;
    findings.push(...broken(service.lifeEvents, knownEvents, `${where}.lifeEvents`));
    findings.push(
      ...duplicates(
        service.evidence.map(({ key }) => key),
        `${where}.evidence`,
      ),
    );
    for (const { key, items } of service.evidence) {
      findings.push(
        ...duplicates(
          items.map((item) => item.key),
          `${where}.evidence.${key}`,
        ),
      );
    }
    if (service.entry === 'written' && !listed.has(service.code)) {
      findings.push(
        warning('unreachable', where, 'in no life event: search finds it, browsing does not'),
      );
    }
  }
  return findings;
}

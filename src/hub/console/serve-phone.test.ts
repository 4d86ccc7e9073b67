import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askHub } from '../../../test/support/hub-client.ts';
import { starterContent, starterGuides, starterLexicon, toSections } from '../../content/index.ts';
import { openLink, type PhoneContent, walkOf, writeLinkCode } from '../../domain/guide/index.ts';
import { setHubAddress } from '../enrolment/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
let built: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'motcham-phone-'));
  await mkdir(join(built, 'phone'));
  await writeFile(join(built, 'index.html'), '<!doctype html><title>console</title>');
  await writeFile(join(built, 'phone', 'index.html'), '<!doctype html><title>phone</title>');
  server = await TestServer.start();
  hub = await server.hub({ consoleDirectory: built });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(built, { recursive: true, force: true });
}, 60_000);

it('gives the page with a policy that lets nothing out of it', async () => {
  const page = await askHub<string>(hub.url, '/t/');
  expect(page.body).toContain('<title>phone</title>');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('set-cookie')).toBeNull();
  expect((await askHub(hub.url, '/t')).body).toContain('<title>phone</title>');
  for (const path of ['/t/nothing.js', '/t/../index.html.map', '/t/assets/x.js'])
    expect((await askHub(hub.url, path)).status, path).toBe(404);
});

it('gives all flows in one piece, and a code of the kiosk opens its own', async () => {
  const before = await askHub<PhoneContent>(hub.url, '/t/flows.json');
  expect(before.body).toEqual({ flows: [], services: [] });
  const content = starterContent();
  const guides = starterGuides();
  await hub.publish({
    sections: await toSections(content, starterLexicon, guides),
    factsDate: content.snapshotDate,
    minApp: 1,
  });
  const { body, headers } = await askHub<PhoneContent>(hub.url, '/t/flows.json');
  // 445 KB of flows are not sent as they are.
  expect(headers.get('content-encoding')).toBe('gzip');
  expect(body.flows.map(({ id }) => id).sort()).toEqual(guides.map(({ id }) => id).sort());
  const codes = new Set(body.services.map(({ code }) => code));
  for (const flow of body.flows) expect(codes.has(flow.services?.[0] ?? '')).toBe(true);
  const flow = guides.find(({ id }) => id === 'certify');
  if (flow === undefined) throw new Error('the starter has a flow for certified copies');
  const walk = walkOf(flow, { what: 'copy', original: 'have', state: 'good', issued: 'vietnam' });
  const opened = openLink(writeLinkCode(flow, walk), body, '2026-11-22');
  expect(opened).toMatchObject({ state: 'open', answers: walk.answers });
});

it('says where phones find it: what an operator gave; of a trial, itself', async () => {
  expect((await askHub(hub.url, '/hub/v1/phone')).body).toEqual({ url: hub.url });
  await setHubAddress(hub.store, { url: 'https://hub.example', keyPin: null }, Date.now());
  expect((await askHub(hub.url, '/hub/v1/phone')).body).toEqual({ url: 'https://hub.example' });
});

import { canonicalJson, err, fromUtf8, type Json, ok, type Result } from '../basics/index.ts';
import {
  type AppTarget,
  appTargets,
  type ContentTarget,
  contentTargets,
  type Ring,
  vouchedKeys,
} from '../bundle/index.ts';
import {
  metadataFile,
  type ParsedObject,
  readMetadata,
  type Signed,
  type Trusted,
} from '../tuf/index.ts';
import type { ExamineFailure } from './failure.ts';

/** A document that a publisher is asked to sign, as the hub gave it. */
export interface SignedText {
  readonly version: number;
  /** Null: the way back. */
  readonly percent: number | null;
  readonly signed: string;
}

/** Days that what is signed may be good for: a draft has 90, and a clock may be wrong by some. */
const lifeDaysMax = 100;
const dayMs = 86_400_000;

/** What the documents of a release say, once they are of one piece. */
export interface ReadTexts {
  /** The one new content that all rings name. */
  readonly content: ContentTarget;
  readonly back: ContentTarget | undefined;
  readonly standing: ContentTarget | undefined;
  readonly rings: readonly { readonly version: number; readonly percent: number }[];
  /** Keys of the hub that come and go: `sealing 3f2a`. */
  readonly keysAdded: readonly string[];
  readonly keysRemoved: readonly string[];
  /** Paths of other files that are signed for and were not before. */
  readonly others: readonly { readonly path: string; readonly sha256: string }[];
  readonly expires: string;
}

type Targets = Signed<'targets'>;
type Read<T> = Result<T, ExamineFailure>;
const fail = (problem: ExamineFailure['problem'], detail = ''): Read<never> =>
  err({ problem, detail });

function readText({ version, signed }: SignedText): Read<Targets> {
  let said: ParsedObject;
  try {
    said = JSON.parse(signed);
  } catch {
    return fail('notTargets', `${version}`);
  }
  const read = readMetadata('targets', metadataFile(said, []));
  if (!read.ok) return fail('notTargets', `${version}`);
  // Signed is the canonical form and nothing else: what is read here is what a kiosk reads.
  if (fromUtf8(read.value.signedBytes) !== signed) return fail('notCanonical', `${version}`);
  if (read.value.signed.version !== version) return fail('versionOrder', `${version}`);
  return ok(read.value.signed);
}

const keyNames = (targets: Targets): readonly string[] =>
  (['sealing', 'command'] as const).flatMap((use) =>
    vouchedKeys({ targets }, use).map(({ keyId, key }) => `${use} ${keyId} ${canonicalJson(key)}`),
  );
const sameRing = (a: Ring, b: Ring) => a.salt === b.salt && a.first === b.first;
const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);

function otherFiles(targets: Targets): readonly { path: string; sha256: string }[] {
  const known = new Set(['content', 'sealingKey', 'commandKey']);
  // Held against the rings by themselves (`appsOfRing`).
  const packages = new Set(appTargets({ targets }).map(({ path }) => path));
  return [...targets.targets].flatMap(([path, { hashes, custom, length }]) => {
    const kind = (custom as { kind?: unknown } | undefined)?.kind;
    if (typeof kind === 'string' && known.has(kind)) return [];
    if (packages.has(path)) return [];
    return [
      {
        path,
        sha256: `${hashes.get('sha256') ?? ''} ${length} ${canonicalJson((custom ?? null) as Json)}`,
      },
    ];
  });
}

/** A package as it is compared: for whom it is stands apart. */
const appName = ({ path, sha256, length }: AppTarget) => `${path} ${sha256} ${length}`;
const appLine = (app: AppTarget) => `${appName(app)} ${canonicalJson((app.ring ?? null) as Json)}`;

/**
 * The packages that a ring may name: what stands, for all, and what is new for the same ring as the
 * content. A new one under the name of one that stands takes its place.
 */
function appsOfRing(
  last: readonly AppTarget[],
  standing: readonly AppTarget[],
  ring: Ring | undefined,
): readonly string[] {
  if (ring === undefined) return last.map(appLine).sort();
  const stood = new Set(standing.map(appName));
  const fresh = last.filter((app) => !stood.has(appName(app)));
  const kept = standing.filter(({ path }) => !fresh.some((app) => app.path === path));
  return [...kept, ...fresh.map((app) => ({ ...app, ring }))].map(appLine).sort();
}

/**
 * Reads everything that a publisher signs at once, and holds it against what this browser believes
 * to be published: rings of one salt over one content, beside them what stands and nothing else, a
 * way back, versions that rise, a life of weeks.
 *
 * @param trusted what was verified by this browser; undefined while nothing was ever published
 */
export function readTexts(
  texts: readonly SignedText[],
  contentVersion: number,
  trusted: Pick<Trusted, 'targets'> | undefined,
  nowMs: number,
): Read<ReadTexts> {
  const read: { readonly text: SignedText; readonly targets: Targets }[] = [];
  let above = trusted?.targets.version ?? 0;
  for (const text of texts) {
    const targets = readText(text);
    if (!targets.ok) return targets;
    if (text.version <= above) return fail('versionOrder', `${text.version}`);
    above = text.version;
    if (Date.parse(targets.value.expires) > nowMs + lifeDaysMax * dayMs) {
      return fail('livesTooLong', targets.value.expires);
    }
    read.push({ text, targets: targets.value });
  }
  const rings = read.filter(({ text }) => text.percent !== null);
  const backs = read.filter(({ text }) => text.percent === null);
  const [first] = rings;
  const last = rings.at(-1);
  if (first === undefined || last === undefined || backs.length > 1) return fail('ringWrong');
  const standing = trusted && contentTargets(trusted).find(({ ring }) => ring === undefined);

  const [content] = contentTargets({ targets: last.targets });
  if (content === undefined || content.version !== contentVersion) return fail('otherContent');
  const ringOf = (targets: Targets) =>
    contentTargets({ targets }).find(({ version }) => version === contentVersion)?.ring;
  const salt = ringOf(first.targets);
  let before = 0;
  for (const { text, targets } of rings) {
    const all = contentTargets({ targets });
    const own = all.find(({ version }) => version === contentVersion);
    if (own?.sha256 !== content.sha256) return fail('otherContent', `${text.version}`);
    const percent = own.ring?.percent ?? 100;
    if (percent !== text.percent || percent <= before) return fail('ringWrong', `${text.version}`);
    if (own.ring && salt && !sameRing(own.ring, salt)) return fail('ringWrong', `${text.version}`);
    before = percent;
    const beside = all.filter((one) => one !== own);
    const mayBe = own.ring === undefined || standing === undefined ? 0 : 1;
    if (beside.length !== mayBe) return fail('otherContent', `${text.version}`);
    if (beside.some((one) => one.sha256 !== standing?.sha256 || one.ring !== undefined)) {
      return fail('otherContent', `${text.version}`);
    }
  }
  if (before !== 100) return fail('ringWrong');
  const [back] = backs.map(({ targets }) => contentTargets({ targets }));
  if (back !== undefined && (back.length !== 1 || back[0]?.ring !== undefined)) {
    return fail('backWrong');
  }
  if ((standing === undefined) !== (back === undefined)) return fail('backWrong');

  const lastApps = appTargets({ targets: last.targets });
  const standingApps =
    trusted === undefined ? [] : appTargets(trusted).filter(({ ring }) => ring === undefined);
  if (lastApps.some(({ ring }) => ring !== undefined)) return fail('ringWrong');
  for (const { text, targets } of read) {
    const own = appTargets({ targets }).map(appLine).sort();
    const may =
      text.percent === null
        ? standingApps.map(appLine).sort()
        : appsOfRing(lastApps, standingApps, ringOf(targets));
    if (!same(own, may)) return fail('ringWrong', `${text.version}`);
  }

  const keys = keyNames(last.targets);
  const others = otherFiles(last.targets);
  for (const { text, targets } of read) {
    if (!same(keyNames(targets), keys)) return fail('keysDiffer', `${text.version}`);
    const own = otherFiles(targets).map(({ path, sha256 }) => `${path} ${sha256}`);
    if (
      !same(
        own,
        others.map(({ path, sha256 }) => `${path} ${sha256}`),
      )
    ) {
      return fail('keysDiffer', `${text.version}`);
    }
  }
  const oldKeys = trusted === undefined ? [] : keyNames(trusted.targets);
  const oldOthers = trusted === undefined ? [] : otherFiles(trusted.targets);
  const name = (key: string) => key.split(' ').slice(0, 2).join(' ');
  return ok({
    content,
    back: back?.[0],
    standing,
    rings: rings.map(({ text }) => ({ version: text.version, percent: text.percent ?? 100 })),
    keysAdded: keys.filter((one) => !oldKeys.includes(one)).map(name),
    keysRemoved: oldKeys.filter((one) => !keys.includes(one)).map(name),
    others: [
      ...others.filter(
        ({ path, sha256 }) => !oldOthers.some((o) => o.path === path && o.sha256 === sha256),
      ),
      ...lastApps.filter((app) => !standingApps.some((one) => appName(one) === appName(app))),
    ].map(({ path, sha256 }) => ({ path, sha256: sha256.split(' ')[0] ?? '' })),
    expires: last.targets.expires,
  });
}

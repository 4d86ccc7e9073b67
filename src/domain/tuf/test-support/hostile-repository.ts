import { sha256, toHex, toUtf8 } from '../../basics/index.ts';
import type { Parsed } from '../canonical.ts';
import { signWith } from '../key.ts';
import type { TopLevelRole } from '../metadata.ts';
import { newSigner, nowMs, type Signer } from './repository.ts';
import {
  type Answer,
  type Naming,
  type RolePlan,
  saysNothing,
  type Written,
} from './spec-model.ts';

const dayMs = 86_400_000;
export const roles = ['root', 'timestamp', 'snapshot', 'targets'] as const;

/** Ways to spoil a file, and whether what is left is metadata that means the same. */
export const spoils = [
  'nothing',
  // Another text for the same saying: believed like the first.
  'otherSpelling',
  'unknownMembers',
  // Not metadata, whoever signed it.
  'cutOff',
  'tail',
  'otherType',
  'noVersion',
  'fraction',
  'tooLargeNumber',
  'noDate',
  'signedTwiceUnderOneName',
  'halfACharacter',
  // Signatures that are none.
  'changedAfterwards',
  'garbageSignatures',
  'nobodySigned',
] as const;
export type Spoil = (typeof spoils)[number];
const stillReadable: ReadonlySet<Spoil> = new Set([
  'nothing',
  'otherSpelling',
  'unknownMembers',
  'changedAfterwards',
  'garbageSignatures',
  'nobodySigned',
]);

export interface Plan {
  readonly role: TopLevelRole;
  readonly version: number;
  /** Days from the beginning of the history. */
  readonly lifeDays: number;
  readonly signers: readonly string[];
  readonly spoil: Spoil;
}

export interface RootPlan {
  readonly roles: Readonly<Record<TopLevelRole, RolePlan>>;
  /** Undefined: the member is absent, which is as good as false. */
  readonly isConsistent: boolean | undefined;
}

/** A pool of keys of both kinds; the first ones stand under a second name as well. */
export class KeyPool {
  readonly #signers: readonly Signer[];
  /** Every name of a key, and which key it is. */
  readonly keys: ReadonlyMap<string, number>;

  private constructor(signers: readonly Signer[]) {
    this.#signers = signers;
    this.keys = new Map(
      signers.flatMap(({ keyid }, at): [string, number][] =>
        at < 2
          ? [
              [keyid, at],
              [`khóa thứ ${at} "\\`, at],
            ]
          : [[keyid, at]],
      ),
    );
  }

  static async create(): Promise<KeyPool> {
    const schemes = ['ed25519', 'ecdsa-sha2-nistp256'] as const;
    return new KeyPool(
      await Promise.all(Array.from({ length: 8 }, (_, at) => newSigner(schemes[at % 2]))),
    );
  }

  get names(): readonly string[] {
    return [...this.keys.keys()];
  }

  keyOf(name: string): number {
    const key = this.keys.get(name);
    if (key === undefined) throw new Error(`there is no key ${name}`);
    return key;
  }

  signer(name: string): Signer {
    const signer = this.#signers[this.keyOf(name)];
    if (signer === undefined) throw new Error(`nobody signs as ${name}`);
    return signer;
  }
}

/** Everything that was ever written, by the city or by whoever attacks it, and what is served. */
export class HostileRepository {
  readonly written: Written[] = [];
  readonly served = new Map<string, Answer>();
  readonly #pool: KeyPool;

  constructor(pool: KeyPool) {
    this.#pool = pool;
  }

  answer(name: string): Answer {
    return this.served.get(name) ?? 'none';
  }

  newest(role: TopLevelRole): Written | undefined {
    return this.written.findLast((file) => file.role === role);
  }

  root(plan: Plan, { roles: who, isConsistent }: RootPlan): Promise<Written> {
    const names = [...new Set(Object.values(who).flatMap(({ keyids }) => keyids))];
    const keys = new Map(names.map((name) => [name, this.#pool.keyOf(name)]));
    const says = {
      keys: Object.fromEntries(names.map((name) => [name, this.#pool.signer(name).key])),
      roles: Object.fromEntries(
        Object.entries(who).map(([role, { keyids, threshold }]) => [
          role,
          { keyids: [...keyids], threshold },
        ]),
      ),
      ...(isConsistent !== undefined && { consistent_snapshot: isConsistent }),
    };
    return this.#write(plan, says, { keys, roles: who, isConsistent: isConsistent === true });
  }

  naming(plan: Plan, meta: ReadonlyMap<string, Naming>): Promise<Written> {
    const says = {
      meta: Object.fromEntries(
        [...meta].map(([name, { version, length, sha256: hash }]) => [
          name,
          {
            version,
            ...(length !== undefined && { length }),
            ...(hash !== undefined && { hashes: { sha256: hash } }),
          },
        ]),
      ),
    };
    return this.#write(plan, says, { meta });
  }

  targets(plan: Plan, text: string): Promise<Written> {
    const file = { length: text.length, hashes: { sha256: 'ab'.repeat(32) }, custom: { text } };
    return this.#write(plan, { targets: { [`lệ phí/${text}`]: file } }, {});
  }

  async #write(
    { role, version, lifeDays, signers, spoil }: Plan,
    says: { [name: string]: Parsed },
    knows: Partial<Written>,
  ): Promise<Written> {
    const expiresMs = nowMs + lifeDays * dayMs;
    const signed: { [name: string]: Parsed } = {
      _type: role,
      spec_version: '1.0.31',
      version,
      expires: new Date(expiresMs).toISOString().replace(/\.\d+Z$/, 'Z'),
      ...says,
    };
    if (spoil === 'unknownMembers')
      signed['ngày mai \u{1f600}'] = { '\uffee': 1, '\u{10000}': [2] };
    if (spoil === 'otherType') signed['_type'] = 'mirrors';
    if (spoil === 'noVersion') signed['version'] = -version;
    if (spoil === 'tooLargeNumber') signed['version'] = 2 ** 53;
    if (spoil === 'noDate') signed['expires'] = '2099-02-31T00:00:61Z';
    if (spoil === 'halfACharacter') signed['x'] = 'a\ud800';
    const bytes = toUtf8(canonical(signed));
    const names = spoil === 'nobodySigned' ? [] : [...signers];
    const signatures = await Promise.all(
      names.map(async (keyid) => {
        const { privateKey, scheme } = this.#pool.signer(keyid);
        const sig = toHex(await signWith(privateKey, scheme, bytes));
        return { keyid, sig: spoil === 'garbageSignatures' ? `${sig.slice(0, -2)}zz` : sig };
      }),
    );
    if (spoil === 'signedTwiceUnderOneName') signatures.push(...signatures.slice(0, 1));
    if (spoil === 'changedAfterwards') signed['expires'] = '2098-01-01T00:00:00Z';
    const file = toUtf8(spell({ signatures, signed }, version, spoil));
    const isGood = spoil !== 'changedAfterwards' && spoil !== 'garbageSignatures';
    const written: Written = {
      ...saysNothing,
      ...knows,
      bytes: file,
      sha256: toHex(await sha256(file)),
      role,
      version,
      expiresMs,
      readable:
        (stillReadable.has(spoil) || (spoil === 'signedTwiceUnderOneName' && names.length === 0)) &&
        Number.isSafeInteger(version) &&
        version > 0,
      signed: new Map(isGood ? names.map((name) => [name, this.#pool.keyOf(name)]) : []),
    };
    this.written.push(written);
    return written;
  }
}

/** OLPC canonical JSON once more, in other words than the client's: names in the order of their bytes. */
function canonical(value: Parsed): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return `${value}`;
  const members = Object.entries(value).map(
    ([name, of]) => [toHex(toUtf8(name)), name, of] as const,
  );
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([, name, of]) => `${canonical(name)}:${canonical(of)}`).join(',')}}`;
}

function spell(
  file: { signatures: Parsed; signed: Parsed },
  version: number,
  spoil: Spoil,
): string {
  const text = JSON.stringify(file);
  switch (spoil) {
    case 'otherSpelling':
      return ` ${JSON.stringify({ signed: file.signed, signatures: file.signatures }, null, 3)}\n`;
    case 'cutOff':
      return text.slice(0, -1);
    case 'tail':
      return `${text}{}`;
    case 'fraction':
      return text.replace(`"version":${version},`, `"version":${version}.5,`);
    default:
      return text;
  }
}

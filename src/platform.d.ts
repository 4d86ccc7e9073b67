/**
 * The few globals that browsers, workers and Node share and that `domain` may use.
 * Written out by hand, so that the domain project sees no DOM and no Node: a clock,
 * a timer, a socket or a file that is used there by mistake does not compile.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBuffer | ArrayBufferView): string;
}
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  readonly searchParams: {
    get(name: string): string | null;
    entries(): IterableIterator<[string, string]>;
  };
}
declare function btoa(data: string): string;
declare function atob(data: string): string;
declare function structuredClone<T>(value: T): T;

interface CryptoKey {
  readonly type: 'public' | 'private' | 'secret';
  readonly extractable: boolean;
}
interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}
interface JsonWebKey {
  kty?: string;
  crv?: string;
  x?: string;
  y?: string;
  d?: string;
  alg?: string;
  use?: string;
  kid?: string;
  ext?: boolean;
  key_ops?: string[];
}
type BufferSource = ArrayBuffer | ArrayBufferView;
interface SubtleCrypto {
  digest(algorithm: string, data: BufferSource): Promise<ArrayBuffer>;
  sign(algorithm: object, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  verify(
    algorithm: object,
    key: CryptoKey,
    signature: BufferSource,
    data: BufferSource,
  ): Promise<boolean>;
  importKey(
    format: 'raw' | 'spki',
    keyData: BufferSource,
    algorithm: object,
    extractable: boolean,
    keyUsages: readonly string[],
  ): Promise<CryptoKey>;
  importKey(
    format: 'jwk',
    key: JsonWebKey,
    algorithm: object,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>;
  deriveBits(algorithm: object, key: CryptoKey, bits: number): Promise<ArrayBuffer>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>;
  generateKey(algorithm: object, extractable: boolean, usages: string[]): Promise<CryptoKeyPair>;
}
interface Crypto {
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
}
declare const crypto: Crypto;

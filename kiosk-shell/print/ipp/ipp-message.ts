/** A value with its tag of RFC 8010 §3.5.2. */
export type IppValue =
  /** Out of band: unsupported, unknown, no-value. */
  | { readonly tag: number; readonly type: 'none' }
  | { readonly tag: number; readonly type: 'integer'; readonly value: number }
  | { readonly tag: number; readonly type: 'boolean'; readonly value: boolean }
  | { readonly tag: number; readonly type: 'range'; readonly lower: number; readonly upper: number }
  | {
      readonly tag: number;
      readonly type: 'resolution';
      readonly crossFeed: number;
      readonly feed: number;
      /** 3 is dots an inch, 4 dots a centimetre. */
      readonly units: number;
    }
  | { readonly tag: number; readonly type: 'text'; readonly text: string }
  | {
      readonly tag: number;
      readonly type: 'localText';
      readonly language: string;
      readonly text: string;
    }
  /** Dates, octet strings and tags that are not known here. */
  | { readonly tag: number; readonly type: 'octets'; readonly octets: Uint8Array }
  | {
      readonly tag: number;
      readonly type: 'collection';
      readonly members: readonly IppAttribute[];
    };

export interface IppAttribute {
  readonly name: string;
  /** At least one. */
  readonly values: readonly IppValue[];
}

export interface IppGroup {
  readonly tag: number;
  readonly attributes: readonly IppAttribute[];
}

/** A request or a response: `code` is the operation or the status. */
export interface IppMessage {
  readonly version: number;
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** The document, or nothing. */
  readonly data: Uint8Array;
}

/** Attributes and values of one message; the largest answer of `ippeveprinter` has about 120. */
export const attributesMax = 4096;
/** Collections in collections: `media-col-database` needs 3. */
export const collectionDepthMax = 6;

/**
 * Limits of an import. The real catalogue of 5,665 has 52 MB unpacked and 9 MB packed; its longest
 * record has 93,550 characters.
 */
export const packedBytesMax = 256 * 1024 * 1024;
export const unpackedBytesMax = 512 * 1024 * 1024;
/** Bytes of one record; a longer one is refused by name and the rest is read on. */
export const recordBytesMax = 2 * 1024 * 1024;
/** Bytes without an end of record after which it is no catalogue but a bomb or garbage. */
export const recordBytesHopeless = 64 * 1024 * 1024;
/** Records; the schema of a catalogue has the same limit (`servicesMax`). */
export const recordsMax = 20_000;
/** Kept of a record too large to read, to find its code in. */
export const headBytes = 4096;
/** Time for the whole of a download, and for each step of it, in milliseconds. */
export const downloadMsMax = 10 * 60_000;
export const connectMsMax = 20_000;
export const redirectsMax = 3;

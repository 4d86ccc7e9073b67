/**
 * CRC-32 (ISO-HDLC: polynomial 0x04C11DB7 reflected, as in PNG and Ethernet). A misread code of
 * 300 characters passes it once in four thousand million times.
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

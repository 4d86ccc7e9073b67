/** The part of npos that the tests read printed bytes back with. */
declare module 'npos' {
  interface Node {
    readonly code: number;
    readonly fn?: string;
    readonly offset: number;
    readonly length: number;
  }
  interface Image {
    readonly width: number;
    readonly height: number;
    getPixel(x: number, y: number): number;
  }
  export function parser(): { parse(bytes: Buffer): Promise<{ readonly tree: readonly Node[] }> };
  export const codecs: {
    readonly raster: { decode(bytes: Buffer, nodes: readonly Node[]): Image };
  };
}

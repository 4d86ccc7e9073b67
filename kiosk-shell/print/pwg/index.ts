export type { PwgFormat } from './pwg-page.ts';
export { encodePwg } from './pwg-raster.ts';

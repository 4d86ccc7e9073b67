export {
  pictureBytesMax,
  pictureShapeMax,
  pictureShapeMin,
  pictureSideMax,
  pictureSideMin,
  picturesMax,
  uploadBytesMax,
  uploadPixelsMax,
} from './limits.ts';
export { type PictureHead, readPictureHead } from './read-picture.ts';

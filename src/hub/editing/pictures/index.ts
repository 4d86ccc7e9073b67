export { findPictures, keepPicture } from './keep-picture.ts';
export { type MadePicture, makePicture } from './make-picture.ts';
export { pictureRoutes } from './picture-routes.ts';

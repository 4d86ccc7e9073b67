export { bringPicture } from './bring-picture.ts';
export { findPictures } from './keep-picture.ts';
export { pictureRoutes } from './picture-routes.ts';

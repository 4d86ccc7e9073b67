/** A fifth of the page's code, fetched right after boot: nobody types before that. */
export { forgetQueries, loadIndex, search } from '../../domain/search/index.ts';

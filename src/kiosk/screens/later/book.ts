export { BookDay, BookField, BookPlace, BookSlot } from '../book-choices.tsx';
export { BookContact } from '../book-contact.tsx';
export { BookNoDates, BookReview } from '../book-review.tsx';

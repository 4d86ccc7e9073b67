export { abortTransaction, finishTransaction } from './finish-transaction.ts';

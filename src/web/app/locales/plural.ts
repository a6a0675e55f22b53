export { plural } from '../../../domain/plural.ts';

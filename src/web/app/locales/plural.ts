export { plural, type PluralForms } from '../../../domain/plural.ts';

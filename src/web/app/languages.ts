export { pageLanguages as languages } from '../contract/me.ts';

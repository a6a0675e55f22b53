import { readText } from './read-text.ts';

/** A number whose owner the rules are not certain of, so that the network is asked, too. */
const ANY_TEXT = 'call my wife, 600 123 457';

/** Does what the first reading would wait for, a second or more, before there are texts to read. */
export function prepareReading(): void {
  readText(ANY_TEXT, { regions: ['ES'] });
}

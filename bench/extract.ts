import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { find } from 'linkifyjs';
import { readText } from '../src/domain/reading/read-text.ts';
import { loadCorpus } from '../test/corpus/load-corpus.ts';
import { smallTalk } from './small-talk.ts';

interface Message {
  readonly text: string;
  readonly region: 'ES' | 'MX' | 'BR' | 'RU' | 'US' | 'DE' | 'FR' | 'SA' | 'CN';
}

/** The corpus, where half of the texts contain identifiers, with this many messages of small talk after each text. */
function mix(smallTalkPerText: number): readonly Message[] {
  const corpus = loadCorpus('tuning');
  return corpus.flatMap(({ text, regions }, index) => {
    const region = (regions[0] ?? 'ES') as Message['region'];
    const others = Array.from({ length: smallTalkPerText }, (_, offset) => ({
      text: smallTalk[(index * smallTalkPerText + offset) % smallTalk.length] ?? '',
      region,
    }));
    return [{ text, region }, ...others];
  });
}

/** Rounds in which both are compiled and fill what they keep. */
const WARM_UP_ROUNDS = 3;
/** Odd: the median is one of them. */
const ROUNDS = 21;

type Reader = (message: Message) => number;

function msOfPass(messages: readonly Message[], read: Reader): number {
  const start = performance.now();
  for (const message of messages) read(message);
  return performance.now() - start;
}

interface Round {
  readonly ours: number;
  readonly libraries: number;
}

/** Ms of passes over the same messages, in turn and each first in every other round: other load affects both alike. */
function roundsOf(messages: readonly Message[]): readonly Round[] {
  const rounds = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, (_, index): Round => {
    if (index % 2 === 0) {
      const ours = msOfPass(messages, readWithOurReader);
      return { ours, libraries: msOfPass(messages, readWithLibraries) };
    }
    const libraries = msOfPass(messages, readWithLibraries);
    return { ours: msOfPass(messages, readWithOurReader), libraries };
  });
  return rounds.slice(WARM_UP_ROUNDS);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function readWithOurReader({ text, region }: Message): number {
  const reading = readText(text, { regions: [region] });
  return reading.phones.length + reading.emails.length;
}

function readWithLibraries({ text, region }: Message): number {
  return findPhoneNumbersInText(text, { defaultCountry: region }).length + find(text, 'email').length;
}

/** The ratio is the median of the rounds' ratios: two medians may be of rounds with different load. */
function compare(name: string, messages: readonly Message[]): void {
  const rounds = roundsOf(messages);
  const perSecond = (ms: number): number => Math.round((messages.length * 1000) / ms);
  console.log(`extract, ${name}: ${messages.length} messages, median of ${ROUNDS} rounds`);
  console.log(
    `  ours                               ${perSecond(median(rounds.map(({ ours }) => ours)))} messages/s`,
  );
  console.log(
    `  libphonenumber-js/max + linkifyjs  ${perSecond(median(rounds.map(({ libraries }) => libraries)))} messages/s`,
  );
  const ratio = median(rounds.map(({ ours, libraries }) => libraries / ours));
  console.log(`  ratio                              ${ratio.toFixed(2)}`);
}

/** Prints messages per second of our reader and of its two libraries, on the same messages in one run. */
export async function benchExtract(): Promise<void> {
  compare('a chat (9 of 10 messages are small talk)', mix(9));
  compare('the corpus', mix(0));
  return Promise.resolve();
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await benchExtract();

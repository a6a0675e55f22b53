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

const ROUNDS = 60;

/** Ms of one pass over the messages: each reader's best of many short rounds in turn, so that other load affects both alike. */
function bestPasses(
  messages: readonly Message[],
  readers: readonly ((message: Message) => number)[],
): readonly number[] {
  const best = readers.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    readers.forEach((read, reader) => {
      const start = performance.now();
      for (const message of messages) read(message);
      best[reader] = Math.min(best[reader] ?? Infinity, performance.now() - start);
    });
  }
  return best;
}

function readWithOurReader({ text, region }: Message): number {
  const reading = readText(text, { regions: [region] });
  return reading.phones.length + reading.emails.length;
}

function readWithLibraries({ text, region }: Message): number {
  return findPhoneNumbersInText(text, { defaultCountry: region }).length + find(text, 'email').length;
}

function compare(name: string, messages: readonly Message[]): void {
  const [ours = Infinity, libraries = Infinity] = bestPasses(messages, [
    readWithOurReader,
    readWithLibraries,
  ]).map((time) => (messages.length * 1000) / time);
  console.log(`extract, ${name}: ${messages.length} messages`);
  console.log(`  ours                               ${Math.round(ours)} messages/s`);
  console.log(`  libphonenumber-js/max + linkifyjs  ${Math.round(libraries)} messages/s`);
  console.log(`  ratio                              ${(ours / libraries).toFixed(2)}`);
}

/** Prints messages per second of our reader and of its two libraries, on the same messages in one run. */
export async function benchExtract(): Promise<void> {
  compare('a chat (9 of 10 messages are small talk)', mix(9));
  compare('the corpus', mix(0));
  return Promise.resolve();
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await benchExtract();

import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { find } from 'linkifyjs';
import { readText } from '../src/domain/reading/read-text.ts';
import { loadCorpus } from '../test/corpus/load-corpus.ts';
import { talk } from './talk.ts';

/** Nine messages of ten are talk; the tenth is of the corpus, where half hold identifiers and half only look like it. */
interface Message {
  readonly text: string;
  readonly region: 'ES' | 'MX' | 'BR' | 'RU' | 'US' | 'DE' | 'FR' | 'SA' | 'CN';
}

function mix(talkPerText: number): readonly Message[] {
  const corpus = loadCorpus('tuning');
  return corpus.flatMap(({ text, regions }, index) => {
    const region = (regions[0] ?? 'ES') as Message['region'];
    const around = Array.from({ length: talkPerText }, (_, at) => ({
      text: talk[(index * talkPerText + at) % talk.length] ?? '',
      region,
    }));
    return [{ text, region }, ...around];
  });
}

const rounds = 60;

/** Time of one pass over the mix, each reader's best of many short rounds taken in turn: other work disturbs both alike. */
function bestPasses(
  messages: readonly Message[],
  readers: readonly ((message: Message) => number)[],
): readonly number[] {
  const best = readers.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    readers.forEach((read, at) => {
      const start = performance.now();
      for (const message of messages) read(message);
      best[at] = Math.min(best[at] ?? Infinity, performance.now() - start);
    });
  }
  return best;
}

function ours({ text, region }: Message): number {
  const reading = readText(text, { regions: [region] });
  return reading.phones.length + reading.emails.length;
}

function libraries({ text, region }: Message): number {
  return findPhoneNumbersInText(text, { defaultCountry: region }).length + find(text, 'email').length;
}

function compare(name: string, messages: readonly Message[]): void {
  const [own = Infinity, alone = Infinity] = bestPasses(messages, [ours, libraries]).map(
    (time) => (messages.length * 1000) / time,
  );
  console.log(`extract, ${name}: ${messages.length} messages`);
  console.log(`  ours                               ${Math.round(own)} messages/s`);
  console.log(`  libphonenumber-js/max + linkifyjs  ${Math.round(alone)} messages/s`);
  console.log(`  ratio                              ${(own / alone).toFixed(2)}`);
}

/** Prints messages a second of our reader and of its two libraries alone, on the same messages in one run. */
export async function benchExtract(): Promise<void> {
  compare('a chat (9 of 10 are talk)', mix(9));
  compare('the corpus alone', mix(0));
  return Promise.resolve();
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await benchExtract();

import type { Text } from '../tell/text.ts';
import { listed } from '../tell/text.ts';
import { entryView, type EntryView } from '../view/journal-view.ts';
import { isCard, sideView, type SideView } from '../view/side-view.ts';
import type { World } from '../world/world.ts';
import type { Step } from './story.ts';

/** Tells in plain words what happens, line by line. */
export class Teller {
  readonly #print: (line: string) => void;
  readonly #told = new Set<string>();

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  say(...lines: readonly string[]): void {
    for (const line of lines) this.#print(line.replace(/\p{Cc}/gu, ' '));
  }

  step(step: Step, number: number): void {
    this.say('', `${number}. ${step.title.en}`);
  }

  message(author: string, channel: string, text: string): void {
    this.say(`   ${channel}, ${author}: ${text}`);
  }

  /** What the tracker decided since it was last asked, and why; how many decisions that were. */
  async decisions(world: World): Promise<number> {
    let count = 0;
    for (const decision of await world.journal()) {
      const key = `${decision.id} ${String(decision.undone !== undefined)}`;
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      count += 1;
      this.#entry(entryView(world.sides.with, decision, new Map()));
    }
    return count;
  }

  /** What it came to, on both sides. */
  summary(world: World): void {
    const [tracked, plain] = [sideView(world, 'with'), sideView(world, 'without')];
    this.say('', 'In the end');
    this.say(`   With Chat Tracker: ${sum(tracked)}.`, ...cardLines(tracked));
    this.say(`   Without it: ${sum(plain)}.`, ...cardLines(plain));
  }

  #entry(entry: EntryView): void {
    const where = entry.card ? `, ${entry.card.en}` : '';
    if (entry.undone) {
      this.say(
        `   Taken back: rule ${entry.rule} for ${entry.chat}`,
        ...sentences('Left alone', entry.undone.leftAlone),
      );
      return;
    }
    const seen = entry.seen.length > 0 ? `sees ${listed('en', entry.seen)}` : 'sees nothing new';
    const verdict = `Rule ${entry.rule}, ${lower(entry.ruleText.en)}: ${entry.outcomeText.en}${where}.`;
    this.say(`   Chat Tracker ${seen}. ${verdict}`, ...sentences('Why', entry.reasons));
    for (const { what, before, outcome } of entry.changes) {
      const was = before ? ` (before: ${before.en})` : '';
      this.say(`      Change: ${what.en}${was}${outcome === 'applied' ? '' : `: ${outcome}`}.`);
    }
    this.say(...sentences('For a person', entry.suggestions));
  }
}

function sentences(label: string, texts: readonly Text[]): readonly string[] {
  return texts.map(({ en }) => `      ${label}: ${en}`);
}

/** `1 open card, 2 conversations` */
function sum({ openCards, conversations }: SideView): string {
  const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const on = openCards === 1 ? 'on it' : 'spread over them';
  return `${many(openCards, 'open card')}, ${many(conversations, 'conversation')} ${on}`;
}

function cardLines(side: SideView): readonly string[] {
  return side.cards
    .filter((card) => card.open && isCard(card))
    .map((card) => {
      const talks = card.conversations.map(({ channel }) => channel);
      const values = card.values.filter(({ kind }) => kind !== 'messenger').map(({ text }) => text);
      return `      ${card.type} #${card.id} "${card.title}": ${listed('en', talks)}; ${listed('en', values) || 'no phone, no e-mail'}`;
    });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

import type { LocalizedText } from '../texts/localized-text.ts';
import { joinList } from '../texts/decision-texts.ts';
import { entryView, type EntryView } from '../view/journal-view.ts';
import { isCard, sideView, type SideView } from '../view/side-view.ts';
import type { World } from '../world/world.ts';
import type { Step } from './story.ts';

/** Prints the story, messages and decisions as lines of text. */
export class ConsoleReporter {
  readonly #write: (line: string) => void;
  /** Keys of decisions that were printed. */
  readonly #printed = new Set<string>();

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Control characters are replaced: texts of customers must not control the terminal. */
  print(...lines: readonly string[]): void {
    for (const line of lines) this.#write(line.replace(/\p{Cc}/gu, ' '));
  }

  printStep(step: Step, number: number): void {
    this.print('', `${number}. ${step.title.en}`);
  }

  printMessage(author: string, channel: string, text: string): void {
    this.print(`   ${channel}, ${author}: ${text}`);
  }

  /** Prints the decisions made since the last call; returns their number. */
  async printDecisions(world: World): Promise<number> {
    let count = 0;
    for (const decision of await world.journal()) {
      const key = `${decision.id} ${String(decision.undone !== undefined)}`;
      if (this.#printed.has(key)) continue;
      this.#printed.add(key);
      count += 1;
      this.#printEntry(entryView(world.sides.with, decision, new Map()));
    }
    return count;
  }

  /** Prints the resulting cards of both portals. */
  printSummary(world: World): void {
    const [tracked, plain] = [sideView(world, 'with'), sideView(world, 'without')];
    this.print('', 'In the end');
    this.print(`   With Chat Tracker: ${summaryText(tracked)}.`, ...cardLines(tracked));
    this.print(`   Without it: ${summaryText(plain)}.`, ...cardLines(plain));
  }

  #printEntry(entry: EntryView): void {
    const cardText = entry.card ? `, ${entry.card.en}` : '';
    if (entry.undone) {
      this.print(
        `   Taken back: rule ${entry.rule} for ${entry.chat}`,
        ...sentences('Left alone', entry.undone.leftAlone),
      );
      return;
    }
    const seen = entry.seen.length > 0 ? `sees ${joinList('en', entry.seen)}` : 'sees nothing new';
    const verdict = `Rule ${entry.rule}, ${lower(entry.ruleText.en)}: ${lower(entry.outcomeText.en)}${cardText}.`;
    this.print(`   Chat Tracker ${seen}. ${verdict}`, ...sentences('Why', entry.reasons));
    for (const { what, remark } of entry.changes)
      this.print(`      Change: ${what.en}${remark ? ` (${remark.en})` : ''}`);
    this.print(...sentences('For a person', entry.suggestions));
  }
}

function sentences(label: string, texts: readonly LocalizedText[]): readonly string[] {
  return texts.map(({ en }) => `      ${label}: ${en}`);
}

/** `1 open card, 2 conversations on it` */
function summaryText({ openCards, conversations }: SideView): string {
  const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const on = openCards === 1 ? 'on it' : 'spread over them';
  return `${counted(openCards, 'open card')}, ${counted(conversations, 'conversation')} ${on}`;
}

function cardLines(side: SideView): readonly string[] {
  return side.cards
    .filter((card) => card.open && isCard(card))
    .map((card) => {
      const channelNames = card.conversations.map(({ channel }) => channel);
      const values = card.values.filter(({ kind }) => kind !== 'messenger').map(({ text }) => text);
      return `      ${card.type} #${card.id} "${card.title}": ${joinList('en', channelNames)}; ${joinList('en', values) || 'no phone, no e-mail'}`;
    });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

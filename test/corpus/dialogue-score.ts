import { readdirSync, readFileSync } from 'node:fs';
import type { DialogueMessage } from '../../src/domain/reading/read-dialogue.ts';
import { readDialogue } from '../../src/domain/reading/read-dialogue.ts';

interface LabelledDialogue {
  readonly language: string;
  readonly regions: readonly string[];
  readonly dialogue: readonly DialogueMessage[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** How many identifiers of the dialogues were read rightly, wrongly, or missed. */
export interface DialogueScore {
  readonly dialogues: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly mistakes: readonly string[];
}

const folder = new URL('dialogues/', import.meta.url);

function loadDialogues(): readonly LabelledDialogue[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ ...(JSON.parse(line) as LabelledDialogue), language: file.replace('.jsonl', '') })),
  );
}

export function scoreDialogues(): DialogueScore {
  const all = loadDialogues();
  let right = 0;
  let wrong = 0;
  let missed = 0;
  const mistakes: string[] = [];
  for (const { language, regions, dialogue, phones, emails } of all) {
    const taken = readDialogue(dialogue, { regions });
    const found = [...taken.phones, ...taken.emails];
    const expected = [...phones, ...emails];
    const bad = found.filter((value) => !expected.includes(value));
    const lost = expected.filter((value) => !found.includes(value));
    right += expected.length - lost.length;
    wrong += bad.length;
    missed += lost.length;
    if (bad.length + lost.length > 0)
      mistakes.push(`${language} ${JSON.stringify(dialogue.map(({ text }) => text))} wrong ${bad.join(' ') || '-'} missed ${lost.join(' ') || '-'}`);
  }
  return { dialogues: all.length, right, wrong, missed, mistakes };
}

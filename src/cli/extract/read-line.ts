import { z } from 'zod';
import { readDialogue } from '../../domain/reading/read-dialogue.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import { readText } from '../../domain/reading/read-text.ts';

/** How lines are read, as the arguments say. */
export interface LineReading {
  readonly regions: readonly string[];
  readonly explain: boolean;
  readonly dialogue: boolean;
}

function identifiers(reading: Reading): {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
} {
  const own = reading.phones.filter((phone) => !phone.thirdParty && !phone.ambiguous);
  return {
    phones: [...new Set(own.map((phone) => phone.value))],
    emails: [...new Set(reading.emails.filter((email) => !email.thirdParty).map((email) => email.value))],
  };
}

const dialogueSchema = z.array(z.object({ from: z.enum(['operator', 'customer']), text: z.string() }));

/** The value of a line; `undefined` where it is no JSON of that shape. */
function parseLine<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** What is printed for one line; `undefined` where the line has another shape. */
export function readLine(line: string, { regions, explain, dialogue }: LineReading): unknown {
  if (dialogue) {
    const messages = parseLine(line, dialogueSchema);
    return messages && readDialogue(messages, { regions });
  }
  const text = parseLine(line, z.string());
  if (text === undefined) return undefined;
  const reading = readText(text, { regions });
  return explain ? reading : identifiers(reading);
}

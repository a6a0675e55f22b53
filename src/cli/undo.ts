import { withOperations } from './with-operations.ts';

/** `npm run undo -- ID`: undoes one decision of the journal. */
const id = process.argv[2];
if (id === undefined) {
  process.stderr.write('Which decision? npm run undo -- ID (npm run journal shows the ids)\n');
  process.exitCode = 2;
} else {
  await withOperations(async (operations) => {
    try {
      const { undone } = await operations.undo(id, 'command line');
      const left = (undone?.leftAlone ?? []).map(({ code, value, refs }) => {
        const items = (refs ?? []).map(({ type, id: item }) => `${type} ${String(item)}`).join(', ');
        return `  left alone: ${String(value)} ${items} (${code})\n`;
      });
      process.stdout.write(`Undone: ${id}\n${left.join('')}`);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  });
}

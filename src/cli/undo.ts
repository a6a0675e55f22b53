import { readArguments } from './read-arguments.ts';

/** `npm run undo -- ID`: takes one decision of the journal back. */
const {
  positionals: [id = ''],
} = readArguments({
  usage: 'undo ID',
  help: 'Takes one decision back. npm run journal shows the ids.',
  positionals: { min: 1, max: 1 },
});
// Loads the app: what it takes is only needed for the work.
const { withOperations } = await import('./with-operations.ts');
await withOperations(async (operations) => {
  const { undone } = await operations.undo(id, 'command line');
  const left = (undone?.leftAlone ?? []).map(({ code, value, refs }) => {
    const items = (refs ?? []).map(({ type, id: item }) => `${type} ${String(item)}`).join(', ');
    return `  left alone: ${String(value)} ${items} (${code})\n`;
  });
  process.stdout.write(`Undone: ${id}\n${left.join('')}`);
});

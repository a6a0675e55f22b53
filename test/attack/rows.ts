/** What was attacked once and has to be refused since; tests name the row in their titles: `row 7`, `attack 7`. */
export const attackedRows: ReadonlyMap<string, string> = new Map([
  ['1', 'an employee erases the portal by forged uninstallations'],
  ['2', "one portal's answer or row stops the service for all"],
  ['3', 'one portal fills memory and disk, now and at every start'],
  ['4', 'form bodies of strangers whose nesting costs CPU time'],
  ['5', "an employee installs in the admin's place"],
  ['6', 'pages of lists tell what is hidden'],
  ['7', 'forged messages move conversations'],
  ['8', 'numbers of a contact shown to who sees only the deal'],
  ['9', 'one text keeps the process busy'],
  ['10', 'start and upkeep wait for silent portals one after another'],
  ['11', 'a database that fails over without a word stops everything'],
  ['12', "line editors change the CRM with the installer's rights"],
  ['13', 'an erasure during a run is written back'],
  ['14', 'two processes in one lane'],
  ['15', 'a zero character makes every erasure fail'],
  ['16', 'a half request keeps the process from stopping'],
  ['17', 'an erased person stays somewhere; nothing of gone portals expires'],
  ['18', 'waiting for the locks of many portals'],
  ['19', 'fake installations push a real one out'],
  ['low', 'odd times, clocks, paths and values'],
]);

/** The rows that a title names. */
export function rowsOf(title: string): readonly string[] {
  return [...title.matchAll(/\b(?:row|attack) (\d+|low)\b/g)].flatMap(([, row]) => row ?? []);
}

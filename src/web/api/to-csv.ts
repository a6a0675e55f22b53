/** What a spreadsheet takes for a formula, full-width signs too. */
const cellStart = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n])/;
/** The same behind what parts cells in the spreadsheet of another country, which knows no quotes of this one. */
const insideCell = /([;,\t\r\n][\s\0]*)(?=[=+\-@＝＋－＠])/g;

/** A table as RFC 4180 has it, with a mark that tells spreadsheets that it is UTF-8. No cell is a formula. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const start = cellStart.test(value) ? `'${value}` : value;
  const safe = start.replace(insideCell, "$1'");
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Cells that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A table as RFC 4180 has it, with a mark that tells spreadsheets that it is UTF-8. No cell is a formula. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

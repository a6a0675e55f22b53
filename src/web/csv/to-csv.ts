/** Start of a cell that a spreadsheet reads as a formula, full-width signs included. */
const formulaAtStart = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n])/;
/** The same after characters that separate cells in spreadsheets with other locales, which may ignore our quotes. */
const formulaAfterSeparator = /([;,\t\r\n][\s\0]*)(?=[=+\-@＝＋－＠])/g;

/** A CSV table (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8. No cell is read as a formula. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const start = formulaAtStart.test(value) ? `'${value}` : value;
  const safe = start.replace(formulaAfterSeparator, "$1'");
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

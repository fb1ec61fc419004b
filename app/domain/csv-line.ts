const needsQuotes = /[",\r\n]/;
/** What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const looksLikeFormula = /^[=+\-@\t\r]/;

/** A line of CSV (RFC 4180). A text that a spreadsheet would reckon with is given as text. */
export function csvLine(fields: readonly string[]): string {
  const written = fields.map((field) => {
    const text = looksLikeFormula.test(field) ? `'${field}` : field;
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}

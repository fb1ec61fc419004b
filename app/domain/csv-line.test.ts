import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";

test("fields are parted by commas, and quoted where they hold what parts them", () => {
  expect(csvLine(["a", "b c", ""])).toBe("a,b c,\r\n");
  expect(csvLine(['Mug, 12"', "two\nlines"])).toBe('"Mug, 12""","two\nlines"\r\n');
});

test.each(["=1+1", "+49", "-3", "@cmd", "\t=1"])("a title that is a formula is text: %j", (title) => {
  expect(csvLine([title])).toBe(`'${title}\r\n`);
});

import { expect, test } from "vitest";
import { compileSearch } from "./search-query.ts";
import { Words } from "./search-term.ts";

interface Thing {
  readonly title: string;
  readonly tags: readonly string[];
  readonly size: number;
  readonly madeAt: string;
  readonly note: string | null;
}

const LAMP: Thing = { title: "Tall Copper Lamp", tags: ["Sale"], size: 12, madeAt: "2026-05-04T10:00:00Z", note: null };
const NOW = new Date("2026-06-01T00:00:00Z");

const finds = (query: string) =>
  compileSearch<Thing>(
    query,
    {
      default: (thing) => [thing.title, ...thing.tags],
      title: (thing) => new Words(thing.title),
      tag: (thing) => thing.tags,
      tag_not: { read: (thing) => thing.tags, takes: "absence" },
      kind: { read: () => "lamp", takes: "values" },
      size: (thing) => thing.size,
      made_at: (thing) => thing.madeAt,
      note: (thing) => thing.note,
    },
    { now: NOW, findField: (name) => (name.startsWith("metafields.") ? () => name : null) },
  )(LAMP);

test.each([
  ["", true],
  ["copper", true],
  ["copp", false],
  ["copp*", true],
  ["lamp copper", true],
  ['"lamp copper"', false],
  ['"copper lamp"', true],
  ["title:tall", true],
  ["title:'tall copper'", true],
  ["title:tal", false],
  ["title:*", true],
  ["note:*", false],
  ["-note:*", true],
  ["tag:sale", true],
  ["tag:sal", false],
  ["tag_not:sale", false],
  ["tag_not:new", true],
  ["kind:chair,lamp", true],
  ["kind:'chair,lamp'", false],
  ["size:12", true],
  ["size:>12", false],
  ["size:>=12", true],
  ["size:>9 size:<100", true],
  ["made_at:<now", true],
  ["made_at:2026-05-04", true],
  ["made_at:2026", true],
  ["made_at:>2026", true],
  ["made_at:2025", false],
  ["metafields.$app:stock.sold:metafields.$app:stock.sold", true],
  ["(tag:sale OR tag:new) AND NOT size:13", true],
  ["NOT (tag:sale OR tag:new)", false],
  ["tag:new OR tag:sale size:12", true],
])("the query %s", (query, expected) => {
  expect(finds(query)).toBe(expected);
});

test.each(["(title:a", "title:a)", 'title:"a', "NOT", "colour:red"])("the query %s is refused", (query) => {
  expect(() => finds(query)).toThrow();
});

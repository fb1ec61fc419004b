/** The colours of one product's picture. */
export interface Palette {
  readonly main: string;
  /** Folds, seams and the far side */
  readonly shade: string;
  readonly light: string;
  /** Pattern and small parts */
  readonly accent: string;
  readonly backdrop: string;
  readonly floor: string;
}

type Tone = readonly [main: string, shade: string, light: string, accent: string];

const toneOfWord: readonly (readonly [words: RegExp, tone: Tone])[] = [
  [/\b(copper|clay|terracotta)\b/i, ["#bd6e46", "#955233", "#dc9a75", "#f6ddcb"]],
  [/\b(ocean|blue)\b/i, ["#3f74b5", "#2c5690", "#6d9bd1", "#dbe8f6"]],
  [/\b(navy|dark denim)\b/i, ["#2b3a5e", "#1d2946", "#4a5c87", "#d8a657"]],
  [/\bdenim\b/i, ["#4a6791", "#364e72", "#7490b5", "#e3c99a"]],
  [/\byellow\b/i, ["#e9b93c", "#c7952a", "#f5d57e", "#fff4d6"]],
  [/\b(white|longsleeve|long sleeve)\b/i, ["#f6f3ee", "#d9d2c7", "#ffffff", "#c98b8b"]],
  [/\b(cream|vanilla)\b/i, ["#efe2c8", "#d3bf99", "#faf3e2", "#b88a53"]],
  [/\bpink\b/i, ["#e3a0a5", "#c57c84", "#f2c5c7", "#fff1f0"]],
  [/\bred\b/i, ["#c53b3a", "#992b2d", "#de6f68", "#f8dcd6"]],
  [/\b(black|led)\b/i, ["#35343a", "#232228", "#5a5962", "#f0b541"]],
  [/\b(gr[ea]y|zipped)\b/i, ["#8e949c", "#6e747c", "#b5bac0", "#eceef0"]],
  [/\b(olive|green|plants?)\b/i, ["#76804a", "#565f34", "#9ba56d", "#e9e6c9"]],
  [/\b(brown|leather|antique)\b/i, ["#84563a", "#633f2a", "#a97b5b", "#e9cfae"]],
  [/\b(wood|wooden|bedside|cardboard)\b/i, ["#b98a5b", "#946a42", "#d6ae82", "#f1dcbf"]],
  [/\b(silk|floral)\b/i, ["#d9c3d6", "#b89cb4", "#eee0ec", "#a4567d"]],
  [/\bwinter\b/i, ["#4d5a55", "#38423e", "#74827c", "#d9cdb6"]],
];

const plainTone: Tone = ["#5d8a86", "#437069", "#8db4af", "#e2efec"];

const otherTones: readonly Tone[] = [
  plainTone,
  ["#c67c5b", "#a15f42", "#e0a98f", "#fae9df"],
  ["#7a6a9c", "#5c4e7b", "#a499c2", "#ece8f4"],
  ["#8a9a5b", "#6b7943", "#b0be87", "#eef2df"],
];

const scenes = [
  ["#f3e9dd", "#e6d6c3"],
  ["#e8edea", "#d3dcd7"],
  ["#f1e6e4", "#e2d0cc"],
  ["#e7e9f1", "#d2d7e4"],
  ["#f2eddc", "#e3dabd"],
] as const;

/** Chooses colours by the colour words of a title, else by the title itself, the same every time. */
export function paletteOf(title: string): Palette {
  const chance = numberOf(title);
  const named = toneOfWord.find(([words]) => words.test(title))?.[1];
  const [main, shade, light, accent] = named ?? otherTones[chance % otherTones.length] ?? plainTone;
  const [backdrop, floor] = scenes[chance % scenes.length] ?? scenes[0];
  return { main, shade, light, accent, backdrop, floor };
}

function numberOf(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

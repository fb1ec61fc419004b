/**
 * The picture of the test stream: a warm studio, a host who shows a shirt and waves, and a running clock.
 * Drawn pixel by pixel from signed distances, so the stream needs no artwork of anybody's.
 */
export const width = 360;
export const height = 640;
export const framesPerSecond = 15;
export const loopSeconds = 24;

type Colour = readonly [red: number, green: number, blue: number];
/** Distance in pixels from the edge of a shape; negative inside. */
type Distance = (x: number, y: number) => number;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const circle =
  (cx: number, cy: number, radius: number): Distance =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

const ellipse =
  (cx: number, cy: number, rx: number, ry: number): Distance =>
  (x, y) =>
    (Math.hypot((x - cx) / rx, (y - cy) / ry) - 1) * Math.min(rx, ry);

const roundedBox =
  (cx: number, cy: number, halfWidth: number, halfHeight: number, radius: number): Distance =>
  (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + radius;
    const dy = Math.abs(y - cy) - halfHeight + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };

const limb =
  (ax: number, ay: number, bx: number, by: number, radius: number): Distance =>
  (x, y) => {
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay)) - radius;
  };

/** Which of the seven bars (top, upper left, upper right, middle, lower left, lower right, bottom) make a digit. */
const barsOfDigit = [
  "1110111",
  "0010010",
  "1011101",
  "1011011",
  "0111010",
  "1101011",
  "1101111",
  "1010010",
  "1111111",
  "1111011",
];
const barPlaces: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [1, 0, 1, 1],
  [0, 1, 1, 1],
  [0, 1, 0, 2],
  [1, 1, 1, 2],
  [0, 2, 1, 2],
];

class Canvas {
  readonly pixels = new Uint8Array(width * height * 3);

  background(colourAt: (x: number, y: number) => Colour): void {
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) this.pixels.set(colourAt(x, y), (y * width + x) * 3);
  }

  fill(shape: Distance, colour: Colour, box: Box, opacity = 1): void {
    const right = Math.min(width - 1, Math.ceil(box.right));
    const bottom = Math.min(height - 1, Math.ceil(box.bottom));
    for (let y = Math.max(0, Math.floor(box.top)); y <= bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.left)); x <= right; x++) {
        const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y))) * opacity;
        if (cover === 0) continue;
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) {
          const below = this.pixels[at + c] ?? 0;
          this.pixels[at + c] = below + ((colour[c] ?? 0) - below) * cover;
        }
      }
    }
  }

  disc(cx: number, cy: number, radius: number, colour: Colour, opacity = 1): void {
    this.fill(circle(cx, cy, radius), colour, around(cx, cy, radius, radius), opacity);
  }

  oval(cx: number, cy: number, rx: number, ry: number, colour: Colour, opacity = 1): void {
    this.fill(ellipse(cx, cy, rx, ry), colour, around(cx, cy, rx, ry), opacity);
  }

  box(
    cx: number,
    cy: number,
    halfWidth: number,
    halfHeight: number,
    radius: number,
    colour: Colour,
    opacity = 1,
  ): void {
    this.fill(
      roundedBox(cx, cy, halfWidth, halfHeight, radius),
      colour,
      around(cx, cy, halfWidth, halfHeight),
      opacity,
    );
  }

  line(ax: number, ay: number, bx: number, by: number, radius: number, colour: Colour): void {
    const box = around((ax + bx) / 2, (ay + by) / 2, Math.abs(ax - bx) / 2 + radius, Math.abs(ay - by) / 2 + radius);
    this.fill(limb(ax, ay, bx, by, radius), colour, box);
  }
}

function around(cx: number, cy: number, halfWidth: number, halfHeight: number): Box {
  return { left: cx - halfWidth - 1, right: cx + halfWidth + 1, top: cy - halfHeight - 1, bottom: cy + halfHeight + 1 };
}

const skin: Colour = [214, 150, 112];
const hair: Colour = [62, 39, 35];
const jumper: Colour = [33, 84, 92];
const shirt: Colour = [250, 246, 238];
const orange: Colour = [240, 106, 32];

/** The frame at `second` of the loop, as raw RGB. The last frame leads back into the first. */
export function drawFrame(second: number): Uint8Array {
  const canvas = new Canvas();
  const turn = (second / loopSeconds) * Math.PI * 2;
  drawStudio(canvas, turn);
  drawHost(canvas, turn, second);
  drawClock(canvas, second);
  return canvas.pixels;
}

function drawStudio(canvas: Canvas, turn: number): void {
  const lightX = 120 + 40 * Math.sin(turn);
  canvas.background((x, y) => {
    if (y > 520) return [176 - (y - 520) * 0.3, 104 - (y - 520) * 0.2, 74 - (y - 520) * 0.15];
    const light = Math.max(0, 1 - Math.hypot((x - lightX) / 300, (y - 190) / 380));
    return [226 + 24 * light, 158 + 66 * light - y * 0.03, 112 + 76 * light - y * 0.03];
  });
  canvas.box(300, 250, 44, 4, 2, [150, 92, 66]);
  canvas.box(300, 340, 44, 4, 2, [150, 92, 66]);
  canvas.box(284, 232, 12, 14, 4, [92, 122, 96]);
  canvas.oval(284, 208, 16, 18, [70, 110, 82]);
  canvas.box(318, 228, 9, 18, 3, [244, 226, 200]);
  canvas.box(282, 322, 15, 14, 3, orange);
  canvas.box(316, 318, 12, 18, 5, [120, 150, 168]);
  canvas.disc(60, 150, 46, [255, 236, 205], 0.45);
  canvas.oval(180, 560, 150, 26, [120, 62, 44], 0.35);
}

function drawHost(canvas: Canvas, turn: number, second: number): void {
  const sway = 7 * Math.sin(turn * 6);
  const nod = 3 * Math.sin(turn * 12);
  const x = 168 + sway;
  const wave = Math.sin(turn * 24);
  const handX = 262 + 16 * wave;
  const handY = 262 - 5 * Math.abs(wave);
  canvas.oval(x, 262 + nod, 60, 66, hair);
  canvas.disc(x + 6, 192 + nod, 24, hair);
  canvas.box(x, 510, 76, 150, 62, jumper);
  canvas.line(x + 56, 412, 268, 372, 24, jumper);
  canvas.line(268, 372, handX, handY + 22, 17, jumper);
  canvas.disc(handX, handY, 18, skin);
  for (const finger of [-12, -4, 4, 12]) {
    canvas.line(handX + finger * 0.8, handY - 8, handX + finger * 1.3 + wave * 4, handY - 27, 4.5, skin);
  }
  canvas.box(x, 344, 20, 30, 12, [196, 132, 97]);
  canvas.oval(x, 278 + nod, 46, 54, skin);
  canvas.oval(x - 4, 238 + nod, 46, 22, hair);
  const eyesShut = second % 3 > 2.82;
  for (const side of [-17, 17]) {
    canvas.oval(x + side, 280 + nod, 4.5, eyesShut ? 1 : 5.5, [40, 26, 24]);
    canvas.oval(x + side * 1.6, 298 + nod, 9, 6, [230, 122, 100], 0.5);
  }
  const speaking = 2 + 4 * Math.abs(Math.sin(turn * 40));
  canvas.oval(x, 308 + nod, 13, speaking + 2, [148, 52, 52]);
  canvas.oval(x, 304 + nod, 10, 2.4, [255, 250, 244]);
  drawShirt(canvas, x - 34, 448, 6 * Math.sin(turn * 12));
}

function drawShirt(canvas: Canvas, x: number, y: number, swing: number): void {
  const wood: Colour = [138, 90, 60];
  canvas.line(x - 26, y - 26, x - 66, y + 34, 22, jumper);
  canvas.line(x - 66, y + 34, x - 22, y - 50, 15, jumper);
  canvas.line(x, y - 66, x + swing / 3 - 42, y - 42, 3, wood);
  canvas.line(x, y - 66, x + swing / 3 + 42, y - 42, 3, wood);
  canvas.line(x - 40, y - 34, x - 62 + swing, y + 10, 16, shirt);
  canvas.line(x + 40, y - 34, x + 62 + swing, y + 12, 16, shirt);
  canvas.box(x + swing / 2, y + 20, 48, 70, 12, shirt);
  for (const stripe of [-16, 8, 32, 56]) canvas.box(x + swing / 2, y + stripe, 48, 4, 0, [86, 128, 176]);
  canvas.oval(x + swing / 3, y - 48, 19, 10, [222, 212, 196]);
  canvas.disc(x, y - 70, 15, skin);
}

function drawClock(canvas: Canvas, second: number): void {
  const text = `00${String(Math.floor(second)).padStart(2, "0")}`;
  canvas.box(180, 66, 66, 26, 14, [46, 28, 24], 0.78);
  for (const [place, digit] of text.split("").entries()) {
    const left = 128 + place * 25 + (place > 1 ? 11 : 0);
    const bars = barsOfDigit[Number(digit)] ?? "";
    for (const [bar, [ax, ay, bx, by]] of barPlaces.entries()) {
      if (bars[bar] !== "1") continue;
      canvas.line(left + ax * 14, 51 + ay * 15, left + bx * 14, 51 + by * 15, 2, [255, 240, 220]);
    }
  }
  canvas.disc(179, 59, 2.4, orange);
  canvas.disc(179, 73, 2.4, orange);
}

import type { Drawing } from "./clothes.ts";
import * as clothes from "./clothes.ts";
import * as furnishings from "./furnishings.ts";
import { paletteOf } from "./palette.ts";

const drawingOfWord: readonly (readonly [words: RegExp, drawing: Drawing])[] = [
  [/watering can/i, furnishings.wateringCan],
  [/trowel/i, furnishings.trowel],
  [/fence|slats/i, furnishings.fence],
  [/bed clothes|bedding|duvet/i, furnishings.bed],
  [/drawers|bedside/i, furnishings.drawers],
  [/sofa|couch/i, furnishings.sofa],
  [/bean ?bag/i, furnishings.beanbag],
  [/chair/i, furnishings.armchair],
  [/table|desk/i, furnishings.table],
  [/lamp|light\b/i, furnishings.lamp],
  [/\bpots\b/i, furnishings.smallPots],
  [/pot\b|vase|plant/i, furnishings.pot],
  [/candle/i, furnishings.candle],
  [/pillow|cushion/i, furnishings.pillows],
  [/\bbag\b|handbag|tote/i, clothes.bag],
  [/high tops|shoe|sneaker|boot/i, clothes.shoes],
  [/skirt|dress/i, clothes.skirt],
  [/tuxedo|suit\b/i, clothes.tuxedo],
  [/jacket|coat/i, clothes.jacket],
  [/varsity/i, clothes.varsity],
  [/jumper|sweater|knit|long ?sleeve/i, clothes.jumper],
  [/shirt|blouse|denim/i, clothes.shirt],
  [/tee\b|top\b/i, clothes.tee],
];

/**
 * The dev store's own picture of a product, drawn from the words of its title and type, so a catalogue has pictures
 * without a network and without anybody's photographs. `position` from 1 on turns the backdrop for further pictures.
 */
export function productPicture(title: string, productType: string, position: number): string {
  const words = `${title} ${productType}`;
  const palette = paletteOf(title);
  const draw = drawingOfWord.find(([known]) => known.test(words))?.[1] ?? furnishings.parcel;
  const mirrored = position % 2 === 0 ? ' transform="translate(1000 0) scale(-1 1)"' : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" width="1000" height="1000" role="img"><title>${escapeXml(title)}</title>
<rect width="1000" height="1000" fill="${palette.backdrop}"/><g${mirrored}><circle cx="690" cy="300" r="210" fill="${palette.floor}" opacity=".55"/><path d="M0 760 H1000 V1000 H0Z" fill="${palette.floor}"/>
<ellipse cx="500" cy="806" rx="360" ry="34" fill="#3d2c22" opacity=".16"/><g transform="translate(20 34) scale(1.2)">${draw(palette, title)}</g></g></svg>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

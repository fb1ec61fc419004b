/** A kind of goods that a generated shop sells: what such products are called, made of and sold in. */
export interface Kind {
  readonly productType: string;
  readonly nouns: readonly string[];
  readonly materials: readonly string[];
  /** Options by which variants of it differ, the first one first */
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Cheapest and dearest, in whole units of the shop's currency */
  readonly prices: readonly [number, number];
}

const COLOURS = ["Black", "White", "Navy", "Olive", "Cream", "Red", "Grey", "Pink", "Ocean Blue", "Brown"];
const SIZES = ["XS", "S", "M", "L", "XL", "XXL"];
const SHOE_SIZES = ["36", "37", "38", "39", "40", "41", "42", "43", "44"];

export const KINDS: readonly Kind[] = [
  {
    productType: "Shirts",
    nouns: ["Shirt", "Blouse", "Tee", "Longsleeve"],
    materials: ["Cotton", "Linen", "Silk", "Denim", "Flannel"],
    options: [
      { name: "Size", values: SIZES },
      { name: "Color", values: COLOURS },
    ],
    prices: [19, 89],
  },
  {
    productType: "Knitwear",
    nouns: ["Jumper", "Cardigan", "Sweater", "Knit Vest"],
    materials: ["Merino", "Cashmere", "Lambswool", "Alpaca", "Cotton"],
    options: [
      { name: "Color", values: COLOURS },
      { name: "Size", values: SIZES },
    ],
    prices: [49, 249],
  },
  {
    productType: "Outerwear",
    nouns: ["Jacket", "Coat", "Parka", "Raincoat"],
    materials: ["Wool", "Waxed Cotton", "Leather", "Recycled", "Down"],
    options: [{ name: "Size", values: SIZES }],
    prices: [89, 449],
  },
  {
    productType: "Dresses",
    nouns: ["Dress", "Skirt", "Wrap Dress"],
    materials: ["Silk", "Linen", "Viscose", "Floral", "Denim"],
    options: [
      { name: "Size", values: ["34", "36", "38", "40", "42", "44"] },
      { name: "Length", values: ["Short", "Midi", "Long"] },
    ],
    prices: [39, 189],
  },
  {
    productType: "Shoes",
    nouns: ["Sneaker", "Boot", "Ballerina Shoe", "High Tops"],
    materials: ["Leather", "Canvas", "Suede", "Vegan"],
    options: [
      { name: "Shoe size", values: SHOE_SIZES },
      { name: "Color", values: COLOURS },
    ],
    prices: [59, 219],
  },
  {
    productType: "Bags",
    nouns: ["Tote", "Handbag", "Weekender Bag", "Crossbody Bag"],
    materials: ["Leather", "Canvas", "Woven", "Quilted"],
    options: [{ name: "Color", values: COLOURS }],
    prices: [29, 329],
  },
  {
    productType: "Candles",
    nouns: ["Candle", "Pillar Candle", "Candle Set"],
    materials: ["Soy", "Beeswax", "Rapeseed", "Scented"],
    options: [
      { name: "Scent", values: ["Vanilla", "Fig", "Cedar", "Sea Salt", "Rose", "Orange", "Unscented"] },
      { name: "Burn time", values: ["20 h", "45 h", "70 h"] },
    ],
    prices: [9, 59],
  },
  {
    productType: "Lighting",
    nouns: ["Lamp", "Table Lamp", "Pendant Light", "Wall Light"],
    materials: ["Brass", "Copper", "Ceramic", "Paper", "Wooden"],
    options: [
      { name: "Finish", values: ["Natural", "Black", "White", "Antique", "Polished"] },
      { name: "Plug", values: ["EU", "UK", "US", "CH"] },
    ],
    prices: [29, 399],
  },
  {
    productType: "Garden",
    nouns: ["Plant Pot", "Watering Can", "Trowel", "Vase"],
    materials: ["Clay", "Terracotta", "Copper", "Zinc", "Concrete"],
    options: [{ name: "Diameter", values: ["8 cm", "12 cm", "16 cm", "20 cm", "28 cm", "36 cm"] }],
    prices: [6, 79],
  },
  {
    productType: "Bedding",
    nouns: ["Duvet Cover", "Pillow", "Cushion", "Bedding Set"],
    materials: ["Linen", "Percale", "Sateen", "Flannel", "Organic Cotton"],
    options: [
      { name: "Dimensions", values: ["135 × 200", "155 × 220", "200 × 200", "240 × 220", "40 × 80", "80 × 80"] },
      { name: "Color", values: COLOURS },
    ],
    prices: [19, 199],
  },
  {
    productType: "Furniture",
    nouns: ["Armchair", "Side Table", "Desk", "Chest of Drawers", "Sofa"],
    materials: ["Oak", "Walnut", "Rattan", "Velvet", "Wooden"],
    options: [
      { name: "Upholstery", values: ["Linen", "Bouclé", "Velvet", "Leather", "None"] },
      { name: "Legs", values: ["Oak", "Walnut", "Black", "Brass"] },
    ],
    prices: [99, 1899],
  },
  {
    productType: "Jewellery",
    nouns: ["Ring", "Necklace", "Bracelet", "Earrings"],
    materials: ["Silver", "Gold-plated", "Pearl", "Brass"],
    options: [
      { name: "Size", values: ["48", "50", "52", "54", "56", "58", "60"] },
      { name: "Stone", values: ["None", "Garnet", "Moonstone", "Onyx"] },
    ],
    prices: [24, 490],
  },
];

export const MOODS = [
  "Classic",
  "Quiet",
  "Sunday",
  "Harbour",
  "Alpine",
  "Little",
  "Everyday",
  "Midnight",
  "Studio",
  "Heritage",
  "Summer",
  "Winter",
  "Pocket",
  "Grand",
  "Soft",
  "Rough",
  "Northern",
  "Market",
  "Piazza",
  "Atelier",
];

export const VENDORS = [
  "Casa Lume",
  "Brandt & Söhne",
  "Maison d'Aubrac",
  "Nordhavn",
  "Officina 14",
  "Pane e Rose",
  "Company 123",
  "Fjord Goods",
  "Textilhaus Öhl",
  "La Bottega",
];

export const TAGS = [
  "new",
  "sale",
  "bestseller",
  "gift",
  "summer",
  "winter",
  "men",
  "women",
  "handmade",
  "limited",
  "live",
];

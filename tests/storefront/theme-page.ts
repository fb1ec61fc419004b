const products = [
  "Linen Jacket",
  "Sand Skirt",
  "Walnut Chair",
  "Knitted Jumper",
  "Clay Vase",
  "Leather High Tops",
  "Round Table",
  "Soft Pillow",
];

/** A page of an ordinary store, with rules for bare elements as themes have them, so the embed has to hold its own. */
export function themePage(locale: string, script: string, embed: string): string {
  const cards = products.map(
    (
      title,
      i,
    ) => `<li><a href="/products/${i}"><img src="/pictures/${encodeURIComponent(title)}" alt="" width="300" height="300">
<h2>${title}</h2><p>€${29 + i * 7}.00</p></a></li>`,
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>Paniere Demo</title>
<style>
html { font-size: 62.5%; } body { margin: 0; font: 1.6rem/1.6 Georgia, serif; letter-spacing: .06rem; color: #2b2622; background: #faf8f5; }
header { display: flex; justify-content: space-between; padding: 2rem 4vw; border-bottom: 1px solid #e4ddd5; } main { padding: 3rem 4vw; }
h1 { font-weight: 400; } h2 { font-size: 1.8rem; margin: 1rem 0 0; font-weight: 400; } ul { list-style: square; }
.grid { list-style: none; padding: 0; display: grid; gap: 3rem; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); } .grid img { width: 100%; height: auto; }
a { color: inherit; } button { background: #2b2622; color: #fff; padding: 1rem 3rem; text-transform: uppercase; border-radius: 0; } p { margin: 1rem 0; } fieldset { border: 1px solid; }
</style>${script && `<script>${script}</script>`}</head><body><header><strong>Paniere Demo</strong><a href="/cart" id="theme-cart">Cart</a></header>
<main><h1>New in the store</h1><ul class="grid">${cards.join("")}</ul></main>
${embed}</body></html>`;
}

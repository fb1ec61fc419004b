/** The product whose page is opened. */
export const productPath = "/products/clay-vase";

const others = ["Linen Jacket", "Sand Skirt", "Walnut Chair", "Knitted Jumper", "Leather High Tops", "Round Table"];
const picture = (title: string) => `/pictures/${encodeURIComponent(title)}`;

const style = `html { font-size: 62.5%; } body { margin: 0; font: 1.6rem/1.6 Georgia, serif; color: #2b2622; background: #faf8f5; }
header, footer { display: flex; justify-content: space-between; padding: 2rem 4vw; border-bottom: 1px solid #e4ddd5; }
main { padding: 3rem 4vw; display: grid; gap: 4rem; grid-template-columns: repeat(auto-fit, minmax(30rem, 1fr)); }
img { display: block; width: 100%; height: auto; } .small { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }
.cards { grid-column: 1 / -1; display: grid; gap: 2rem; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); padding: 0; list-style: none; }
select { width: 22rem; font: inherit; } button { padding: 1.4rem 3rem; border: 0; background: #2b2622; color: #fff; }`;

/** What themes do at their start: read the product's data, make its picker, listen to the form. */
const script = `const data = JSON.parse(document.querySelector("#product").textContent);
const picker = document.querySelector("#picker");
for (const { id, title, price } of data.variants) picker.append(new Option(title + " – " + price, id));
let sum = 0; for (let i = 0; i < 4e6; i++) sum += i % 7;
document.querySelector("#add").addEventListener("click", (event) => {
  event.target.textContent = "Added";
  document.querySelector("#theme-cart").textContent = "Cart (1)";
});
document.documentElement.dataset.ready = String(sum > 0);`;

/** A product's page of an ordinary theme, with whatever an app embed brings before the end of its body. */
export function productPage(embed: string): string {
  const variants = Array.from({ length: 60 }, (_, id) => ({
    id,
    title: `Size ${id % 6}, glaze ${id % 10}`,
    price: "€42.00",
  }));
  const cards = others.map((title) => {
    return `<li><a href="#"><img src="${picture(title)}" alt="" width="300" height="300" loading="lazy"><h3>${title}</h3><p>€39.00</p></a></li>`;
  });
  const details = "Thrown by hand of red clay, glazed twice, safe in the dishwasher. ".repeat(12);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clay Vase</title><style>${style}</style></head><body><header><strong>Paniere Demo</strong><a href="/cart" id="theme-cart">Cart</a></header>
<main><div><img src="${picture("Clay Vase")}" alt="Clay Vase" width="800" height="800" fetchpriority="high">
<div class="small">${others
    .slice(0, 4)
    .map((title) => `<img src="${picture(title)}" alt="" width="180" height="180">`)
    .join("")}</div></div>
<div><h1>Clay Vase</h1><p>€42.00</p><select id="picker" aria-label="Variant"></select> <button id="add" type="button">Add to cart</button><p>${details}</p></div>
<ul class="cards">${cards.join("")}</ul></main><footer>Paniere Demo</footer>
<script type="application/json" id="product">${JSON.stringify({ variants })}</script><script type="module">${script}</script>
${embed}</body></html>`;
}

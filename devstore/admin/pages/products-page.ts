import { findLevel, levelsOfItem } from "../../inventory/stock.ts";
import { html, type Html } from "../../network/html.ts";
import { centsOf } from "../../orders/money.ts";
import type { Product } from "../../state/records/product.ts";
import { variantsOfProduct } from "../../storefront/catalogue.ts";
import { imageAddress } from "../../storefront/liquid/image-address.ts";
import { formatMoney } from "../../storefront/liquid/money.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, badge, heading } from "../layout.ts";

const pageSize = 50;

/** All products, a page at a time, with their units at each location. */
export function productsPage(setting: AdminSetting, query: URLSearchParams): string {
  const { store } = setting;
  const base = basePath(store);
  const words = (query.get("query") ?? "").trim().toLowerCase();
  const found = store.index.productIds.ids.flatMap((id) => {
    const product = store.state.products.get(id);
    return product !== undefined && product.title.toLowerCase().includes(words) ? [product] : [];
  });
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(pages, Math.max(1, Number(query.get("page")) || 1));
  const locations = [...store.state.locations.values()];
  const body = html`${heading("Products")}
    <section class="card card--flush">
      <form class="filter" role="search">
        <label class="unseen" for="query">Search products</label>
        <input
          class="input"
          id="query"
          type="search"
          name="query"
          value="${query.get("query") ?? ""}"
          placeholder="Search products"
        />
        <button class="button" type="submit">Search</button>
      </form>
      <div class="scroll" tabindex="0" role="region" aria-label="Products">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" class="only-wide">Status</th>
              ${locations.map((location) => html`<th scope="col" class="number">${location.name}</th>`)}
              <th scope="col" class="only-wide">Type</th>
            </tr>
          </thead>
          <tbody>
            ${found.slice((page - 1) * pageSize, page * pageSize).map((product) => {
              const tracked = variantsOfProduct(store, product).some(
                (variant) => store.state.inventoryItems.get(variant.inventoryItemId)?.tracked,
              );
              return html`<tr>
                <td>
                  <a class="product-link" href="${base}/products/${product.id}"
                    >${picture(setting, product)}${product.title}</a
                  >
                </td>
                <td class="only-wide">${statusBadge(product)}</td>
                ${locations.map((location) => html`<td class="number">${unitsAt(setting, product, location.id)}${!tracked && html`<span class="hint only-wide"> not tracked</span>`}</td>`)}
                <td class="only-wide">${product.productType}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      ${found.length === 0 && html`<p class="nothing">No products found.</p>`}
      ${
        pages > 1 &&
        html`<nav class="pages" aria-label="Pages">
          ${page > 1 && html`<a class="button" href="?page=${page - 1}&query=${encodeURIComponent(words)}">Previous</a>`}
          <span>Page ${page} of ${pages}</span>
          ${page < pages && html`<a class="button" href="?page=${page + 1}&query=${encodeURIComponent(words)}">Next</a>`}
        </nav>`
      }
    </section>`;
  return adminPage(setting, { title: "Products", current: "/products", body });
}

function unitsAt(setting: AdminSetting, product: Product, locationId: string): number {
  const { store } = setting;
  const levels = variantsOfProduct(store, product).flatMap(
    (variant) => findLevel(store, variant.inventoryItemId, locationId) ?? [],
  );
  return levels.reduce((sum, level) => sum + level.quantities.available, 0);
}

/** One product: each variant's units at each location, to be set by hand. */
export function productPage(setting: AdminSetting, product: Product, saved: boolean): string {
  const { store, shopAddress } = setting;
  const base = basePath(store);
  const { currencyCode, locale } = store.state.shop;
  const locations = [...store.state.locations.values()];
  const variants = variantsOfProduct(store, product);
  const view = html`<a class="button" href="${shopAddress}/products/${product.handle}" target="_blank" rel="noopener"
    >View in store</a
  >`;
  const body = html`<p class="back"><a href="${base}/products">Products</a></p>
    ${heading(product.title, html`${statusBadge(product)} ${view}`)}
    ${saved && html`<p class="banner" role="status">Stock saved.</p>`}
    <section class="card card--flush">
      <h2 class="card__title">Stock</h2>
      <form method="post" action="${base}/products/${product.id}/stock">
        <div class="scroll" tabindex="0" role="region" aria-label="Stock">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Variant</th>
                <th scope="col" class="only-wide">SKU</th>
                <th scope="col" class="number only-wide">Price</th>
                ${locations.map((location) => html`<th scope="col" class="number">${location.name}</th>`)}
                <th scope="col" class="number only-wide">Committed</th>
              </tr>
            </thead>
            <tbody>
              ${variants.map((variant) => {
                const tracked = store.state.inventoryItems.get(variant.inventoryItemId)?.tracked === true;
                const committed = levelsOfItem(store, variant.inventoryItemId).reduce(
                  (sum, level) => sum + level.quantities.committed,
                  0,
                );
                return html`<tr>
                  <th scope="row">
                    ${variant.title}${!tracked && html`<span class="hint only-wide"> not tracked</span>`}
                  </th>
                  <td class="only-wide">${variant.sku ?? ""}</td>
                  <td class="number only-wide">${formatMoney(centsOf(variant.price), currencyCode, locale)}</td>
                  ${locations.map((location) => {
                    const level = findLevel(store, variant.inventoryItemId, location.id);
                    return html`<td class="number">
                      ${
                        level !== null &&
                        html`<input
                          class="input input--units"
                          type="number"
                          name="level-${level.inventoryItemId}:${location.id}"
                          value="${level.quantities.available}"
                          aria-label="${variant.title} at ${location.name}"
                          required
                        />`
                      }
                    </td>`;
                  })}
                  <td class="number only-wide">${committed}</td>
                </tr>`;
              })}
            </tbody>
          </table>
        </div>
        <div class="actions"><button class="button button--primary" type="submit">Save stock</button></div>
      </form>
    </section>
    <section class="card">
      <h2 class="card__title">About</h2>
      <div class="about">
        ${picture(setting, product)}
        <dl class="facts">
          <div>
            <dt>Id</dt>
            <dd><code>gid://shopify/Product/${product.id}</code></dd>
          </div>
          <div>
            <dt>Vendor</dt>
            <dd>${product.vendor}</dd>
          </div>
          <div>
            <dt>Tags</dt>
            <dd>${product.tags.join(", ")}</dd>
          </div>
        </dl>
      </div>
    </section>`;
  return adminPage(setting, { title: product.title, current: "/products", body });
}

function picture({ shopAddress }: AdminSetting, product: Product): Html | null {
  const image = product.images[0];
  return image === undefined
    ? null
    : html`<img
        class="picture"
        src="${shopAddress}${imageAddress(image.url, { width: 80 })}"
        alt=""
        width="40"
        height="40"
        loading="lazy"
      />`;
}

function statusBadge(product: Product): Html {
  const words = { ACTIVE: "Active", DRAFT: "Draft", ARCHIVED: "Archived", UNLISTED: "Unlisted" } as const;
  return badge(words[product.status], product.status === "ACTIVE" ? "good" : "plain");
}

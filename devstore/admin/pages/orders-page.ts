import { fullName } from "../../customers/contact.ts";
import { NO_ADDRESS } from "../../customers/customer-records.ts";
import { html } from "../../network/html.ts";
import { centsOf } from "../../orders/money.ts";
import { gid } from "../../state/ids.ts";
import { metafieldsOf } from "../../state/metafields.ts";
import type { Order } from "../../state/records/order.ts";
import { isHidden } from "../../storefront/cart/priced-cart.ts";
import { formatMoney } from "../../storefront/liquid/money.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, badge, heading, moment } from "../layout.ts";

const shown = 200;

export function ordersPage(setting: AdminSetting): string {
  const { store } = setting;
  const base = basePath(store);
  const orders = store.index.orderIds.ids
    .slice(-shown)
    .reverse()
    .flatMap((id) => store.state.orders.get(id) ?? []);
  const body = html`${heading("Orders")}
    <section class="card card--flush">
      ${
        orders.length === 0
          ? html`<p class="nothing">
              No orders yet. Buy something in <a href="${setting.shopAddress}">the online store</a>.
            </p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label="Orders">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">Order</th>
                    <th scope="col">Date</th>
                    <th scope="col">Customer</th>
                    <th scope="col" class="number">Items</th>
                    <th scope="col" class="number">Total</th>
                    <th scope="col">Payment</th>
                    <th scope="col">Tags</th>
                  </tr>
                </thead>
                <tbody>
                  ${orders.map(
                    (order) =>
                      html`<tr>
                        <td><a class="strong-link" href="${base}/orders/${order.id}">${order.name}</a></td>
                        <td>${moment(setting, order.createdAt)}</td>
                        <td>${fullName(order.shippingAddress ?? NO_ADDRESS)}</td>
                        <td class="number">${order.lines.reduce((sum, line) => sum + line.quantity, 0)}</td>
                        <td class="number">${money(setting, order.totalPrice)}</td>
                        <td>${paid(order)}</td>
                        <td>${order.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </section>`;
  return adminPage(setting, { title: "Orders", current: "/orders", body });
}

/** One order, with everything that an app may have written on it. */
export function orderPage(setting: AdminSetting, order: Order): string {
  const { store } = setting;
  const base = basePath(store);
  const metafields = metafieldsOf(store, gid("Order", order.id));
  const address = order.shippingAddress ?? NO_ADDRESS;
  const body = html`<p class="back"><a href="${base}/orders">Orders</a></p>
    ${heading(order.name, paid(order))}
    <p class="card__text">
      ${moment(setting, order.createdAt)} from ${order.sourceName === "web" ? "the online store" : order.sourceName}
    </p>
    <div class="columns">
      <div>
        <section class="card">
          <h2 class="card__title">Items</h2>
          <ul class="rows">
            ${order.lines.map(
              (line) =>
                html`<li class="row row--top">
                  <div class="row__main">
                    <a class="strong-link" href="${base}/products/${line.productId}">${line.title}</a>
                    ${line.variantTitle !== "" && html`<p class="hint">${line.variantTitle}</p>`}
                    ${line.sku !== null && html`<p class="hint">SKU ${line.sku}</p>`}
                    ${line.discountAllocations.map(({ code, amount }) => html`<p class="hint">${code} −${money(setting, amount)}</p>`)}
                    ${
                      line.properties.length > 0 &&
                      html`<dl class="properties">
                        ${line.properties.map(
                          (property) =>
                            html`<div class="properties__pair">
                              <dt>${property.name}${isHidden(property) && html` ${badge("hidden", "plain")}`}</dt>
                              <dd>${property.value}</dd>
                            </div>`,
                        )}
                      </dl>`
                    }
                  </div>
                  <span class="number">${money(setting, line.price)} × ${line.quantity}</span>
                </li>`,
            )}
          </ul>
          <dl class="facts facts--sums">
            ${
              order.totalDiscounts !== "0.00" &&
              html`<div>
                <dt>Discounts</dt>
                <dd>
                  −${money(setting, order.totalDiscounts)}
                  ${order.discountCodes.length > 0 && html`<span class="hint">${order.discountCodes.join(", ")}</span>`}
                </dd>
              </div>`
            }
            <div>
              <dt>Total</dt>
              <dd><strong>${money(setting, order.totalPrice)}</strong></dd>
            </div>
          </dl>
        </section>
        <section class="card">
          <h2 class="card__title">Metafields</h2>
          ${metafields.length === 0 && html`<p class="card__text">None.</p>`}
          ${metafields.map(
            ({ namespace, key, type, value }) =>
              html`<div class="metafield">
                <p class="metafield__name"><code>${namespace}.${key}</code> <span class="hint">${type}</span></p>
                <pre class="code">${pretty(type, value)}</pre>
              </div>`,
          )}
        </section>
      </div>
      <div>
        <section class="card">
          <h2 class="card__title">Tags</h2>
          <p class="card__text" data-order-tags>
            ${order.tags.length === 0 ? "None." : ""}${order.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
          </p>
        </section>
        <section class="card">
          <h2 class="card__title">Customer</h2>
          <p class="card__text">${fullName(address)}<br />${order.email}</p>
          <p class="card__text">${address.address1}<br />${address.zip} ${address.city}<br />${address.countryCode}</p>
        </section>
      </div>
    </div>`;
  return adminPage(setting, { title: `Order ${order.name}`, current: "/orders", body });
}

function money({ store }: AdminSetting, amount: string): string {
  return formatMoney(centsOf(amount), store.state.shop.currencyCode, store.state.shop.locale);
}

function paid(order: Order) {
  const words = order.financialStatus.replace("_", " ").toLowerCase();
  return badge(words.charAt(0).toUpperCase() + words.slice(1), order.financialStatus === "PAID" ? "good" : "wait");
}

function pretty(type: string, value: string): string {
  return type === "json" ? JSON.stringify(JSON.parse(value), null, 2) : value;
}

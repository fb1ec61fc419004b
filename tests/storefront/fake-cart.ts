/** One product variant that the shop sells. Amounts are cents. */
export interface Goods {
  readonly id: string;
  readonly title: string;
  readonly variantTitle: string;
  price: number;
  stock: number;
}

type Properties = Readonly<Record<string, string>>;

interface Line {
  readonly key: string;
  readonly goods: Goods;
  readonly properties: Properties;
  quantity: number;
}

export interface CartAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A store's cart as the AJAX Cart API answers it: stock is checked, a refusal is a 422 in the store's words. */
export class FakeCart {
  readonly requests: { path: string; body: unknown }[] = [];
  /** What a function of the shop's says to whatever is added */
  refusal = "";
  /** What a discount code takes off each unit of the variants whose ids begin so */
  readonly codes = new Map([["LIVE-SHIRT", { of: "1", off: 500 }]]);
  currency = "EUR";
  #lines: Line[] = [];
  #entered: string[] = [];
  readonly #goods: readonly Goods[];

  constructor(goods: readonly Goods[]) {
    this.#goods = goods;
  }

  /** Of its lines */
  get keys(): readonly string[] {
    return this.#lines.map(({ key }) => key);
  }

  /** The discount codes that are entered */
  get entered(): readonly string[] {
    return this.#entered;
  }

  setStock(id: string, units: number): void {
    for (const goods of this.#goods) if (goods.id === id) goods.stock = units;
  }

  setPrice(id: string, cents: number): void {
    for (const goods of this.#goods) if (goods.id === id) goods.price = cents;
  }

  answer(path: string, body: Record<string, unknown>): CartAnswer {
    if (path !== "/cart.js") this.requests.push({ path, body });
    switch (path) {
      case "/cart/add.js":
        return this.#add(body["items"] as { id: string; quantity: number; properties: Properties }[]);
      case "/cart/change.js":
        return this.#change(String(body["id"]), Number(body["quantity"]), body["properties"] as Properties | undefined);
      case "/cart/update.js":
        this.#entered = String(body["discount"]).split(",").filter(Boolean);
        return { status: 200, body: this.#view() };
      default:
        return { status: 200, body: this.#view() };
    }
  }

  #add(items: { id: string; quantity: number; properties: Properties }[]): CartAnswer {
    for (const { id, quantity, properties } of items) {
      const goods = this.#goods.find((each) => each.id === id);
      if (!goods) return { status: 404, body: { message: "Cannot find variant" } };
      if (this.refusal) return { status: 422, body: { status: 422, message: this.refusal, description: this.refusal } };
      const key = keyOf(id, properties);
      const line = this.#lines.find((each) => each.key === key);
      if ((line?.quantity ?? 0) + quantity > goods.stock) return refusalOf(goods);
      if (line) line.quantity += quantity;
      else this.#lines.unshift({ key, goods, properties, quantity });
    }
    return { status: 200, body: { items: this.#view().items } };
  }

  #change(key: string, quantity: number, properties?: Properties): CartAnswer {
    const at = this.#lines.findIndex((each) => each.key === key);
    const line = this.#lines[at];
    if (!line) return { status: 400, body: { message: "no valid id or line parameter" } };
    if (quantity > line.goods.stock) return refusalOf(line.goods);
    line.quantity = quantity;
    if (properties) this.#lines[at] = { ...line, properties, key: keyOf(line.goods.id, properties) };
    this.#lines = this.#lines.filter((each) => each.quantity > 0);
    return { status: 200, body: this.#view() };
  }

  #view() {
    const items = this.#lines.map(({ key, goods, quantity, properties }) => {
      const original = goods.price * quantity;
      const off = this.#entered
        .flatMap((code) => this.codes.get(code) ?? [])
        .filter(({ of }) => goods.id.startsWith(of));
      return {
        key,
        quantity,
        product_title: goods.title,
        variant_title: goods.variantTitle,
        image: `/pictures/${encodeURIComponent(goods.title)}`,
        final_line_price: original - off.reduce((sum, each) => sum + each.off, 0) * quantity,
        original_line_price: original,
        properties,
      };
    });
    return {
      items,
      item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
      total_price: items.reduce((sum, line) => sum + line.final_line_price, 0),
      currency: this.currency,
      discount_codes: this.#entered.map((code) => {
        const discount = this.codes.get(code);
        return { code, applicable: items.some(({ key }) => discount !== undefined && key.startsWith(discount.of)) };
      }),
    };
  }
}

function keyOf(id: string, properties: Properties): string {
  return `${id}:${JSON.stringify(properties)}`;
}

function refusalOf(goods: Goods): CartAnswer {
  const description =
    goods.stock === 0
      ? `The product '${goods.title}' is already sold out.`
      : `You can only add ${goods.stock} ${goods.title} to the cart.`;
  return { status: 422, body: { status: 422, message: "Cart Error", description } };
}

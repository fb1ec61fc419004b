import { gid, idIn, type Id } from "../../state/ids.ts";
import type { ProductOperation } from "../../state/records/product-operation.ts";
import type { Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import type { UserError } from "./user-error.ts";

/** How long a product operation waits before it runs */
const WAITS_MS = 500;

export const productSetOperation = fieldsOf<ProductOperation>({
  id: (operation) => gid("ProductSetOperation", operation.id),
  status: (operation) => operation.status,
  product: (operation, _args, { store }) => store.state.products.get(operation.productId) ?? null,
  userErrors: (operation) => operation.userErrors,
});

export const productOperationQueries = {
  productOperation: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) => {
    const found = store.state.productOperations.get(idIn(args.id, "ProductSetOperation"));
    return found ? typed("ProductSetOperation", found) : null;
  },
};

interface Result {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

/** Sets work going that ends a moment later; until then the operation is only created. */
export function startOperation(store: Store, work: () => Result): ProductOperation {
  const operation = store.state.productOperations.put({
    id: store.nextId(),
    status: "CREATED",
    productId: null,
    userErrors: [],
  });
  store.clock.at(new Date(store.now().getTime() + WAITS_MS), () => finish(store, operation.id, work()));
  return operation;
}

function finish(store: Store, id: Id, { product, userErrors }: Result): void {
  const operation = store.state.productOperations.get(id);
  if (!operation) return;
  const result = { status: "COMPLETE" as const, productId: product?.id ?? null, userErrors: [...userErrors] };
  store.state.productOperations.put(Object.assign(operation, result));
}

import type { ShowResult, ShowSummary } from "../domain/show-summary.ts";
import type { House } from "./house.server.ts";

/** How far the catalogue has come. `total` is null until Shopify has said how much there is. */
export type CatalogueProgress =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly counted: number; readonly total: number | null }
  | { readonly state: "done"; readonly importedAt: string }
  | { readonly state: "failed"; readonly reason: string };

export type SetUpStep =
  | { readonly key: "catalogue"; readonly done: boolean; readonly progress: CatalogueProgress }
  | { readonly key: "embed"; readonly done: boolean; readonly seenAt: string | null }
  | { readonly key: "show"; readonly done: boolean }
  | { readonly key: "live"; readonly done: boolean };

export interface HomeView {
  readonly shopName: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Always in the order catalogue, embed, show, live */
  readonly steps: readonly SetUpStep[];
  /** The live show, or else the next scheduled one */
  readonly nextShow: ShowSummary | null;
  /** Of the last five shows that ended, newest first */
  readonly lastResults: readonly ShowResult[];
  readonly catalogue: {
    readonly products: number;
    readonly variants: number;
    /** Units that can be bought now of the variants that the store counts */
    readonly units: number;
    readonly importedAt: string | null;
  };
}

/** Reads what the app's first page says of a shop. Throws NotFound before the install is complete. */
export async function readHome(house: House, shop: string): Promise<HomeView> {
  throw new Error(`not built: ${shop} ${house.appOrigin}`);
}

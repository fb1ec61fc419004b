/** What the processes of the fan-out bench say to one another. */
export type ToServer = { readonly publish: number } | { readonly weigh: true };
export interface Weight {
  readonly residentBytes: number;
  readonly cpuUs: number;
}

export const show = "8a6e0804-2bd0-4672-b79d-d97027f9071a";

/** What the bench says to a server of Node's. */
export type ToServer = { readonly publish: number } | { readonly tidy: true };
/** What such a server says: that it listens, or that its garbage is collected. */
export type FromServer = "listening" | "tidy";

import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** Tells the document the nonce of this answer. A browser keeps it to itself, so there it is undefined. */
export const NonceProvider = NonceContext.Provider;

/** The nonce that a script must carry to be run. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}

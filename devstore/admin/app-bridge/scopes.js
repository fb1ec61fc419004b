// @ts-check
import { ask } from "./channel.js";

/** @param {"query" | "request" | "revoke"} wish @param {string[]} [scopes] */
async function askForScopes(wish, scopes = []) {
  const answer = await ask("scopes", { wish, scopes: [...scopes] });
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer;
}

/** `shopify.scopes`: what the app may do in the store, and the merchant's leave for more. */
export const scopes = {
  query: async () => (await askForScopes("query")).detail,
  /** @param {string[]} wanted */
  async request(wanted) {
    const { result, detail } = await askForScopes("request", wanted);
    return { result, detail };
  },
  /** @param {string[]} given */
  async revoke(given) {
    return { revoked: (await askForScopes("revoke", given)).revoked };
  },
};

// @ts-check
import { ask } from "./channel.js";

const marginMs = 8000;
/** @type {{ token: string, endsAt: number } | null} */
let kept = null;

/** A session token that is good for some seconds yet. */
export async function idToken() {
  if (kept === null || kept.endsAt - Date.now() < marginMs) await freshIdToken();
  return kept === null ? "" : kept.token;
}

/** A new session token from the admin. */
export async function freshIdToken() {
  const token = await ask("id-token");
  const claims = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  kept = { token, endsAt: claims.exp * 1000 };
  return token;
}

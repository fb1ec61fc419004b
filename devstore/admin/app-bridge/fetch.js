// @ts-check
import { freshIdToken, idToken } from "./id-token.js";

/** From here on, every request of the page to its own origin carries a session token, and is sent once more when that was refused. */
export function authenticateFetch() {
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("authorization"))
      return plainFetch(input, init);
    const again = request.clone();
    request.headers.set("authorization", `Bearer ${await idToken()}`);
    const answer = await plainFetch(request);
    const leaveFor = answer.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (leaveFor !== null) window.open(new URL(leaveFor, location.href), "_top");
    if (answer.status !== 401 || !answer.headers.has("x-shopify-retry-invalid-session-request")) return answer;
    again.headers.set("authorization", `Bearer ${await freshIdToken()}`);
    return plainFetch(again);
  };
}

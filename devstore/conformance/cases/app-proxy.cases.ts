import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { uninstall } from "../../access/installation.ts";
import { anApp } from "../case-app.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const SIGNATURE = "https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies";
const PROXIES = "https://shopify.dev/docs/apps/build/online-store/app-proxies";

interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

/** Has an app answer behind `/apps/reviews` while `prove` asks there; all that arrived at it is in `arrived`. */
async function withProxiedApp(
  world: World,
  prove: (proxied: { readonly arrived: readonly Arrived[]; readonly secret: string }) => Promise<void>,
  answer: Answer = (response) => response.end("{}"),
): Promise<void> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      const { pathname: path, searchParams: query } = new URL(request.url ?? "", "http://app.example");
      const { method = "", headers } = request;
      arrived.push({ method, path, query, headers, body: Buffer.concat(chunks).toString("utf8") });
      answer(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy`;
    const app = anApp(world, { proxy: { prefix: "apps", subpath: "reviews", url } });
    await prove({ arrived, secret: app.clientSecret });
  } finally {
    server.close();
  }
}

/** The signature over these parameters, as the documentation computes it. */
function signatureOf(query: URLSearchParams, secret: string): string {
  const pairs = [...new Set(query.keys())]
    .filter((name) => name !== "signature")
    .map((name) => `${name}=${query.getAll(name).join(",")}`);
  return createHmac("sha256", secret).update(pairs.sort().join("")).digest("hex");
}

export const appProxyCases: readonly ConformanceCase[] = [
  {
    says: "a request comes to the app's address with the rest of its path, and Shopify's parameters after the shopper's",
    page: SIGNATURE,
    covers: ["app proxy"],
    example: true,
    prove: (world) =>
      withProxiedApp(world, async ({ arrived }) => {
        await world.fetch("/apps/reviews/extra/path/components?extra=1&extra=2");

        const [one] = arrived;
        assert.equal(one?.path, "/proxy/extra/path/components");
        assert.deepEqual(
          [...new Set(one.query.keys())],
          ["extra", "shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"],
        );
        assert.deepEqual(one.query.getAll("extra"), ["1", "2"]);
        assert.equal(one.query.get("shop"), world.domain);
        assert.equal(one.query.get("path_prefix"), "/apps/reviews");
      }),
  },
  {
    says: "the signature is over the sorted parameters without separators, values of one name joined by a comma",
    page: SIGNATURE,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(world, async ({ arrived, secret }) => {
        await world.fetch("/apps/reviews?extra=1&extra=2&name=a%20b%26c&empty=");

        const query = arrived[0]?.query ?? new URLSearchParams();
        assert.match(query.get("signature") ?? "", /^[0-9a-f]{64}$/);
        assert.equal(query.get("signature"), signatureOf(query, secret));
      }),
  },
  {
    says: "the customer is empty while nobody is logged in, and a shopper can claim neither it, nor a shop, nor a signature",
    page: SIGNATURE,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(world, async ({ arrived, secret }) => {
        await world.fetch("/apps/reviews?logged_in_customer_id=1&shop=other.myshopify.com&timestamp=1&signature=abc");

        const query = arrived[0]?.query ?? new URLSearchParams();
        assert.deepEqual(query.getAll("logged_in_customer_id"), [""]);
        assert.deepEqual(query.getAll("shop"), [world.domain]);
        assert.equal(query.getAll("timestamp").length, 1);
        assert.deepEqual(query.getAll("signature"), [signatureOf(query, secret)]);
      }),
  },
  {
    says: "the timestamp is of this moment, in seconds",
    page: SIGNATURE,
    covers: ["app proxy", "clock"],
    prove: (world) =>
      withProxiedApp(world, async ({ arrived }) => {
        world.clock.set(new Date("2026-12-24T18:00:00Z"));

        await world.fetch("/apps/reviews");

        const seconds = Number(arrived[0]?.query.get("timestamp"));
        assert.ok(Math.abs(seconds - Date.parse("2026-12-24T18:00:00Z") / 1000) < 60);
      }),
  },
  {
    says: "cookies pass in neither direction, and the shop's name does in X-Forwarded-Host",
    page: PROXIES,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(
        world,
        async ({ arrived }) => {
          const response = await world.fetch("/apps/reviews", { headers: { cookie: "cart=abc" } });

          assert.equal(arrived[0]?.headers.cookie, undefined);
          assert.equal(arrived[0]?.headers["x-forwarded-host"], world.domain);
          assert.deepEqual(response.headers.getSetCookie(), []);
        },
        (response) => response.writeHead(200, { "set-cookie": "app=1", "x-own": "kept" }).end("{}"),
      ),
  },
  {
    says: "method, body and type of a request arrive as they were sent, and the app's status and answer come back",
    page: PROXIES,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(
        world,
        async ({ arrived }) => {
          const response = await world.fetch("/apps/reviews/new", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: '{"stars":5}',
          });

          const [one] = arrived;
          assert.deepEqual([one?.method, one?.body], ["POST", '{"stars":5}']);
          assert.equal(one?.headers["content-type"], "application/json");
          assert.deepEqual([response.status, await response.json()], [409, { taken: true }]);
          assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
        },
        (response) => response.writeHead(409, { "content-type": "application/json" }).end('{"taken":true}'),
      ),
  },
  {
    says: "only the whole sub path is the app's: a longer word beside it is none",
    page: PROXIES,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(world, async ({ arrived }) => {
        const beside = await world.fetch("/apps/reviewsandmore");

        assert.equal(beside.status, 404);
        assert.equal(arrived.length, 0);
      }),
  },
  {
    says: "an app that breaks off is an error of the third-party application to the shopper",
    page: PROXIES,
    covers: ["app proxy"],
    prove: (world) =>
      withProxiedApp(
        world,
        async () => {
          const response = await world.fetch("/apps/reviews");

          assert.equal(response.status, 502);
        },
        (response) => response.destroy(),
      ),
  },
  {
    says: "the proxy of an app that was uninstalled is gone",
    page: PROXIES,
    covers: ["app proxy", "access"],
    async prove(world) {
      const app = anApp(world, { proxy: { prefix: "apps", subpath: "gone", url: "http://127.0.0.1:9/proxy" } });
      const before = await world.fetch("/apps/gone");
      await uninstall(world.store, app);

      const after = await world.fetch("/apps/gone");

      assert.deepEqual([before.status, after.status], [502, 404]);
    },
  },
];

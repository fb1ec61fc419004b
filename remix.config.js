/**
 * How Remix compiles the app; vite.config.ts passes it to the plugin.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    // Off: Shopify's library answers data requests with thrown responses whose headers App Bridge reads.
    v3_singleFetch: false,
  },
};

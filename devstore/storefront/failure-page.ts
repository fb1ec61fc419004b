import { html } from "../network/html.ts";

/** What a developer sees in place of a page whose Liquid cannot be rendered. */
export function failurePage(message: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Liquid error</title>
        <style>
          body {
            font:
              1rem/1.6 system-ui,
              sans-serif;
            max-width: 46rem;
            margin: 12vh auto;
            padding: 0 1.5rem;
            color: #2d231d;
          }
          pre {
            white-space: pre-wrap;
            background: #fbeae7;
            border-left: 4px solid #b3261e;
            padding: 1rem;
          }
        </style>
      </head>
      <body>
        <h1>This page's Liquid cannot be rendered</h1>
        <pre>${message}</pre>
        <p>Shopify might print nothing here; the dev store stops, so that a mistake is seen.</p>
      </body>
    </html>`.text;
}

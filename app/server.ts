import "./production.ts";

import { createRequestHandler } from "@remix-run/express";
import express from "express";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { readConfig } from "./config.server.ts";

const config = readConfig();
const build = await import(pathToFileURL("build/server/index.js").href);
const app = express();
app.disable("x-powered-by");
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(express.static("build/client", { maxAge: "1h" }));
app.all("*", createRequestHandler({ build, mode: "production" }));
createServer(app).listen(config.port, config.host);

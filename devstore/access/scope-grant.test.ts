import { expect, test } from "vitest";
import { anApp, aStore } from "../state/test-shop.ts";
import { approvalOf, approveCustomerData, isProtectedTopic, kindOfField } from "./customer-data.ts";
import { findInstallation, install } from "./installation.ts";
import { grantExactly, revokeProblem, scopesAfterUpdate } from "./scope-grant.ts";

const app = anApp({ scopes: ["read_products", "write_orders"], optionalScopes: ["read_customers"] });

test("a new install keeps granted optional scopes that the toml still declares", async () => {
  const store = await aStore();
  const installation = install(store, app);
  grantExactly(store, installation, [...installation.grantedScopes, "read_customers"]);

  install(store, { ...app, scopes: ["read_products"] });
  const kept = findInstallation(store, app.id)?.grantedScopes;

  expect(kept).toEqual(["read_products", "read_customers"]);
  expect(scopesAfterUpdate({ ...app, optionalScopes: [] }, kept ?? [])).toEqual(["read_products", "write_orders"]);
});

test.each([
  ["read_products", "CANNOT_REVOKE_REQUIRED_SCOPES"],
  ["read_orders", "CANNOT_REVOKE_IMPLIED_SCOPES"],
  ["read_markets", "CANNOT_REVOKE_UNDECLARED_SCOPES"],
  ["read_dragons", "UNKNOWN_SCOPES"],
  ["read_customers", undefined],
])("whoever revokes %s hears %s", (scope, code) => {
  const granted = [...app.scopes, "read_customers", "read_markets"];

  expect(revokeProblem(app, granted, [scope])?.code).toBe(code);
});

test("protected fields are of four kinds, and cannot be had without customer data", async () => {
  const store = await aStore();

  expect(
    ["email", "customerPhone", "phoneNumber", "lastName", "recipient", "zip", "latitude"].map(kindOfField),
  ).toEqual(["email", "phone", "phone", "name", "name", "address", "address"]);
  expect(approvalOf(store, app.id)).toEqual({ appId: app.id, customerData: true, fields: [] });
  expect(approveCustomerData(store, { appId: app.id, customerData: false, fields: ["email"] }).fields).toEqual([]);
});

test("compliance topics are told to every app, other topics about people to approved ones", () => {
  const topics = ["orders/create", "customers/update", "customer.tags_added", "customers/redact", "products/update"];

  expect(topics.filter(isProtectedTopic)).toEqual(["orders/create", "customers/update", "customer.tags_added"]);
});

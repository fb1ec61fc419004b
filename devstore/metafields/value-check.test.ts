import { expect, test } from "vitest";
import type { MetafieldDefinition, MetafieldValidation } from "../state/records/metafield-definition.ts";
import { definitionProblem } from "./value-check.ts";

function aDefinition(type: string, validations: MetafieldValidation[]): MetafieldDefinition {
  return {
    id: "1",
    ownerType: "PRODUCT",
    namespace: "custom",
    key: "key",
    name: "Key",
    description: null,
    type,
    validations,
    access: { admin: "PUBLIC_READ_WRITE", storefront: "NONE", customerAccount: "NONE" },
    uniqueValues: false,
    adminFilterable: false,
    smartCollectionCondition: false,
    pinnedPosition: null,
    declaredByAppId: null,
  };
}

test.each([
  ["single_line_text_field", "max", "3", "äöü", "äöüß"],
  ["number_integer", "max", "9", "-10", "10"],
  ["number_decimal", "max_precision", "1", "1.5", "1.55"],
  ["date_time", "min", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", "2025-12-31T23:59:59Z"],
  ["weight", "max", '{"unit":"kg","value":1}', '{"unit":"g","value":1000}', '{"unit":"lb","value":3}'],
  ["rating", "scale_max", "5.0", '{"value":"5","scale_min":"1","scale_max":"5"}', '{"value":"6"}'],
  ["list.number_integer", "max", "9", "[1,9]", "[1,10]"],
  ["list.date", "list.min", "2", '["2026-01-01","2026-01-02"]', '["2026-01-01"]'],
])("%s with %s %s takes %s and refuses %s", (type, name, value, good, bad) => {
  const definition = aDefinition(type, [{ name, value }]);

  expect(definitionProblem(definition, good)).toBeNull();
  expect(definitionProblem(definition, bad)).not.toBeNull();
});

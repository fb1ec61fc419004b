import { Badge, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../domain/money.ts";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { LineUpProduct } from "./filled-form.ts";

/** What the store says of a product: its price, and how many there are. */
export function StoreFacts({ product }: { readonly product: LineUpProduct }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const { min, max } = product.storePrices;
  const from = moneyText(min, language);
  const to = moneyText(max, language);
  const price =
    min.minor === max.minor ? t("form.storePrice", { price: from }) : t("form.storePriceRange", { from, to });
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        <span suppressHydrationWarning>{price}</span>
      </Text>
      <Stock product={product} />
    </InlineStack>
  );
}

function Stock({ product }: { readonly product: LineUpProduct }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  if (!product.forSale) return <Badge tone="warning">{t("form.notForSale")}</Badge>;
  if (product.available === null) return <Badge>{t("form.notCounted")}</Badge>;
  if (product.available === 0) return <Badge tone="critical">{t("form.soldOut")}</Badge>;
  return (
    <Badge tone="success">
      {t("form.inStock", { count: product.available, number: numberText(product.available, language) })}
    </Badge>
  );
}

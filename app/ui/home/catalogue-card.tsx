import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Figures } from "../figures.tsx";
import { numberText } from "../texts/amount.tsx";
import { dayText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { CatalogueFigures } from "./catalogue-step.tsx";

/** How much of the store's catalogue the app knows. */
export function CatalogueCard({ figures }: { readonly figures: CatalogueFigures & { readonly importedAt: string } }) {
  const { t } = useTranslation();
  const locality = useLocality();
  const counts = (["products", "variants", "units"] as const).map((key) => ({
    label: t(`home.catalogue.${key}`),
    value: numberText(figures[key], locality.language),
  }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("home.catalogue.heading")}
        </Text>
        <Figures figures={counts} />
        <Text as="p" tone="subdued">
          <span suppressHydrationWarning>
            {t("home.catalogue.importedAt", { date: dayText(figures.importedAt, locality) })}
          </span>
        </Text>
      </BlockStack>
    </Card>
  );
}

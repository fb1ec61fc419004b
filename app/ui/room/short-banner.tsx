import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { Room } from "./room.ts";

/** Tells the host of units that were set aside for the show and that the store sold to others. */
export function ShortBanner({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const short = room.items.flatMap(({ id, title }) => {
    const variants = room.stock.find(({ itemId }) => itemId === id)?.variants ?? [];
    const units = variants.reduce((sum, variant) => sum + variant.short, 0);
    return units > 0 ? [{ id, title, units }] : [];
  });
  if (short.length === 0) return null;
  return (
    <Banner tone="warning" title={t("room.short.heading")}>
      <BlockStack gap="100">
        {short.map(({ id, title, units }) => (
          <Text as="p" key={id}>
            {t("room.short.item", { title, count: units, number: numberText(units, language) })}
          </Text>
        ))}
      </BlockStack>
    </Banner>
  );
}

import { Badge, BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Moment } from "../texts/moment.tsx";
import styles from "./room.module.css";
import type { RoomSale } from "./room.ts";

/** The lines that shoppers bought, newest first, and whether the store's orders say so already. */
export function OrdersCard({ sales }: { readonly sales: readonly RoomSale[] }) {
  const { t } = useTranslation();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("room.orders.heading")}
          </Text>
          {sales.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("room.orders.none")}. {t("room.orders.noneHint")}
            </Text>
          ) : null}
        </BlockStack>
      </Box>
      {sales.length === 0 ? null : (
        <ul className={styles.sales}>
          {sales.map((sale) => (
            <SaleLine key={sale.lineId} sale={sale} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function SaleLine({ sale }: { readonly sale: RoomSale }) {
  const { t } = useTranslation();
  const state = sale.writtenBack ? "writtenBack" : "waiting";
  return (
    <li className={styles.sale}>
      <div className={styles.saleHead}>
        <Text as="span" fontWeight="semibold">
          {sale.orderName}
        </Text>
        <Text as="span" tone="subdued">
          <Moment iso={sale.at} as="clock" />
        </Text>
        <span className={styles.saleTotal}>{sale.total.text}</span>
      </div>
      <Text as="p" breakWord>
        {[`${sale.quantity} × ${sale.title}`, sale.variantTitle].filter(Boolean).join(", ")}
      </Text>
      <div title={t(`room.orders.${state}Help`)}>
        <Badge {...(sale.writtenBack ? { tone: "success" as const } : {})}>{t(`room.orders.${state}`)}</Badge>
      </div>
    </li>
  );
}
